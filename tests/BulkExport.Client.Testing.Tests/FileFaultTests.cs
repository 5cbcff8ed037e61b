using System.IO.Compression;
using System.Net;

namespace BulkExport.Client.Testing.Tests;

public sealed class FileFaultTests : SimulatorTestBase
{
    private static readonly DateOnly First = new(2026, 7, 1);

    private readonly HttpClient _plain;
    private readonly HttpClient _unguided;
    private readonly byte[] _file;

    public FileFaultTests()
    {
        Service.Jobs.Add(ThreeDays with { Age = TimeSpan.FromHours(1) });
        _file = Service.Files.Get(ResourceType.Messages, First).ToArray();
        _plain = CreateHttp();
        _unguided = CreateHttp(Service.AccountSid, Service.AuthToken, followsRedirects: false);
    }

    [Fact]
    public async Task Next_ForFiles_LeavesOtherCallsAlone()
    {
        Service.Faults.Enqueue(2, Fault.Status(HttpStatusCode.ServiceUnavailable), request => request.IsFileRequest);
        Service.Faults.Enqueue(Fault.TooManyRequests(), request => !request.IsFileRequest);
        Service.Faults.Enqueue(
            Fault.Status(HttpStatusCode.BadGateway),
            request => request.Path.EndsWith("2026-07-02", StringComparison.Ordinal)
        );

        using var throttled = await GetAsync("v1/Exports/Messages");
        var link = await FetchLinkAsync();
        using var first = await _plain.GetAsync(link, Token);
        using var second = await _plain.GetAsync(link, Token);
        using var third = await _plain.GetAsync(link, Token); // a refused call does not use the link up
        using var otherDay = await GetAsync("v1/Exports/Messages/Days/2026-07-02");

        Assert.Equal(
            [429, 503, 503, 200, 502],
            new[] { throttled, first, second, third, otherDay }.Select(response => (int)response.StatusCode)
        );
        Assert.Equal(_file, await third.Content.ReadAsByteArrayAsync(Token));
        Assert.Equal(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>SlowDown</Code><Message>Service Unavailable</Message></Error>",
            await first.Content.ReadAsStringAsync(Token)
        );
    }

    [Fact]
    public async Task Next_OfSeveralForTheSameCall_StrikesInOrder()
    {
        Service.Faults.Enqueue(Fault.Status(HttpStatusCode.BadGateway), request => request.Method == HttpMethod.Get);
        Service.Faults.Enqueue(Fault.Status(HttpStatusCode.GatewayTimeout));

        using var first = await GetAsync("v1/Exports/Messages");
        using var second = await GetAsync("v1/Exports/Messages");

        Assert.Equal([502, 504], new[] { first, second }.Select(response => (int)response.StatusCode));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task BodyCut_OfAFile_UsesTheLinkUp(bool chunked)
    {
        var link = await FetchLinkAsync();
        Service.Faults.Enqueue(Fault.ConnectionDroppedMidBody(1000, chunked));
        using var response = await _plain.GetAsync(link, HttpCompletionOption.ResponseHeadersRead, Token);
        using var received = new MemoryStream();

        await Assert.ThrowsAnyAsync<IOException>(async () =>
            await (await response.Content.ReadAsStreamAsync(Token)).CopyToAsync(received, Token)
        );
        using var again = await _plain.GetAsync(link, Token);

        Assert.Equal(_file[..1000], received.ToArray());
        Assert.Equal(HttpStatusCode.Forbidden, again.StatusCode);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1000)]
    public async Task BodyTruncated_OfAFile_TellsNobody(int afterBytes)
    {
        Service.Faults.Enqueue(Fault.BodyTruncated(afterBytes), request => request.IsFileRequest);
        using var response = await _plain.GetAsync(await FetchLinkAsync(), Token);

        Assert.Equal(afterBytes, response.Content.Headers.ContentLength);
        Assert.Equal(_file[..afterBytes], await response.Content.ReadAsByteArrayAsync(Token));
    }

    [Fact]
    public async Task BodyTruncated_BeyondTheEnd_ComesWhole()
    {
        Service.Faults.Enqueue(Fault.BodyTruncated(int.MaxValue), request => request.IsFileRequest);

        Assert.Equal(_file, await _plain.GetByteArrayAsync(await FetchLinkAsync(), Token));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(100)]
    [InlineData(int.MaxValue)]
    public async Task BodyDamaged_OfAFile_KeepsItsLength(int afterBytes)
    {
        Service.Faults.Enqueue(Fault.BodyCorrupted(afterBytes), request => request.IsFileRequest);

        var received = await _plain.GetByteArrayAsync(await FetchLinkAsync(), Token);

        var from = Math.Min(afterBytes, _file.Length - 16);
        var repaired = received.Select((value, place) => place >= from && place < from + 16 ? (byte)(value ^ 0xFF) : value);
        Assert.Equal(_file, repaired);
        Assert.NotEqual(_file, received);
    }

    [Fact]
    public async Task BodyDamaged_OfASmallFile_DamagesAllOfIt()
    {
        Service.Files.Replace(ResourceType.Messages, First, [1, 2, 3]);
        Service.Faults.Enqueue(Fault.BodyCorrupted(2), request => request.IsFileRequest);

        Assert.Equal([254, 253, 252], await _plain.GetByteArrayAsync(await FetchLinkAsync(), Token));
    }

    [Fact]
    public async Task BodyDamaged_Anywhere_IsWhatGzipNotices()
    {
        Service.Files.Replace(ResourceType.Messages, First, [.. _file, .. _file]); // members have headers in the middle, too
        foreach (var place in Enumerable.Range(0, 40).Concat(Enumerable.Range(_file.Length - 40, 80)))
        {
            Service.Faults.Enqueue(Fault.BodyCorrupted(place), request => request.IsFileRequest);
            var received = await _plain.GetByteArrayAsync(await FetchLinkAsync(), Token);

            Assert.NotEqual(TextOf([.. _file, .. _file]), TextOf(received));
        }
    }

    [Fact]
    public async Task BodyStalled_OfAFile_SendsThePart()
    {
        Service.Faults.Enqueue(Fault.BodyStalled(1000), request => request.IsFileRequest);
        using var response = await _plain.GetAsync(await FetchLinkAsync(), HttpCompletionOption.ResponseHeadersRead, Token);
        var stream = await response.Content.ReadAsStreamAsync(Token);
        var part = new byte[1000];
        await stream.ReadExactlyAsync(part, Token);
        using var giveUp = CancellationTokenSource.CreateLinkedTokenSource(Token);

        var rest = stream.ReadAsync(new byte[1], giveUp.Token).AsTask();
        Assert.False(rest.IsCompleted);
        await giveUp.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => rest);
        Assert.Equal(_file[..1000], part);
    }

    [Fact]
    public async Task ConnectionReset_OfAFile_LeavesTheLink()
    {
        var link = await FetchLinkAsync();
        Service.Faults.Enqueue(Fault.ConnectionReset());
        await Assert.ThrowsAsync<HttpRequestException>(() => _plain.GetAsync(link, Token));

        Assert.Equal(_file, await _plain.GetByteArrayAsync(link, Token));
    }

    [Fact]
    public void Fault_ThatCannotBe_Throws()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Fault.BodyCorrupted(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Fault.BodyTruncated(-1));
        Assert.Throws<ArgumentNullException>(() => Service.Faults.Enqueue(Fault.NoResponse(), null!));
        Assert.Throws<ArgumentOutOfRangeException>(() => Service.Faults.Enqueue(0, Fault.NoResponse(), _ => true));
    }

    protected override void DisposeClients()
    {
        _plain.Dispose();
        _unguided.Dispose();
    }

    /// <summary>What gzip makes of a file, or that it makes nothing of it.</summary>
    private static string TextOf(byte[] file)
    {
        using var gzip = new GZipStream(new MemoryStream(file), CompressionMode.Decompress);
        using var reader = new StreamReader(gzip);
        try
        {
            return reader.ReadToEnd();
        }
        catch (InvalidDataException)
        {
            return "damaged";
        }
    }

    private async Task<Uri> FetchLinkAsync()
    {
        using var response = await _unguided.GetAsync(new Uri("v1/Exports/Messages/Days/2026-07-01", UriKind.Relative), Token);
        return await LinkIn(response);
    }
}
