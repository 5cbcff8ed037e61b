using System.IO.Compression;
using System.Net;

namespace BulkExport.Client.Testing.Tests;

/// <summary>Tests faults in responses of the file host.</summary>
public sealed class FileFaultTests : DayFileTestBase
{
    private readonly byte[] _file;

    public FileFaultTests() => _file = Service.Files.Get(ResourceType.Messages, First).ToArray();

    [Fact]
    public async Task Enqueue_Predicate_AppliesOnlyToMatchingRequests()
    {
        Service.Faults.Enqueue(2, Fault.Status(HttpStatusCode.ServiceUnavailable), request => request.IsFileRequest);
        Service.Faults.Enqueue(Fault.TooManyRequests(), request => !request.IsFileRequest);
        Service.Faults.Enqueue(
            Fault.Status(HttpStatusCode.BadGateway),
            request => request.Path.EndsWith("2026-07-02", StringComparison.Ordinal)
        );

        using var throttled = await GetAsync("v1/Exports/Messages");
        var link = await FetchLinkAsync();
        using var first = await AnonymousHttp.GetAsync(link, Token);
        using var second = await AnonymousHttp.GetAsync(link, Token);
        using var third = await AnonymousHttp.GetAsync(link, Token); // a failed request does not invalidate the link
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
    public async Task Enqueue_SeveralMatchingFaults_AppliesInOrder()
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
    public async Task ConnectionDroppedMidBody_File_InvalidatesLink(bool chunked)
    {
        var link = await FetchLinkAsync();
        Service.Faults.Enqueue(Fault.ConnectionDroppedMidBody(1000, chunked));
        using var response = await AnonymousHttp.GetAsync(link, HttpCompletionOption.ResponseHeadersRead, Token);
        using var received = new MemoryStream();

        await Assert.ThrowsAnyAsync<IOException>(async () =>
            await (await response.Content.ReadAsStreamAsync(Token)).CopyToAsync(received, Token)
        );
        using var again = await AnonymousHttp.GetAsync(link, Token);

        Assert.Equal(_file[..1000], received.ToArray());
        Assert.Equal(HttpStatusCode.Forbidden, again.StatusCode);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1000)]
    public async Task BodyTruncated_File_ReturnsMatchingContentLength(int maxLength)
    {
        Service.Faults.Enqueue(Fault.BodyTruncated(maxLength), request => request.IsFileRequest);
        using var response = await AnonymousHttp.GetAsync(await FetchLinkAsync(), Token);

        Assert.Equal(maxLength, response.Content.Headers.ContentLength);
        Assert.Equal(_file[..maxLength], await response.Content.ReadAsByteArrayAsync(Token));
    }

    [Fact]
    public async Task BodyTruncated_OffsetBeyondEnd_ReturnsEntireFile()
    {
        Service.Faults.Enqueue(Fault.BodyTruncated(int.MaxValue), request => request.IsFileRequest);

        Assert.Equal(_file, await AnonymousHttp.GetByteArrayAsync(await FetchLinkAsync(), Token));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(100)]
    [InlineData(int.MaxValue)]
    public async Task BodyCorrupted_File_InvertsBytesAndKeepsLength(int offset)
    {
        Service.Faults.Enqueue(Fault.BodyCorrupted(offset), request => request.IsFileRequest);

        var received = await AnonymousHttp.GetByteArrayAsync(await FetchLinkAsync(), Token);

        var from = Math.Min(offset, _file.Length - 16);
        var repaired = received.Select((value, offset) => offset >= from && offset < from + 16 ? (byte)(value ^ 0xFF) : value);
        Assert.Equal(_file, repaired);
        Assert.NotEqual(_file, received);
    }

    [Fact]
    public async Task BodyCorrupted_FileShorterThanRange_CorruptsEntireFile()
    {
        Service.Files.Replace(ResourceType.Messages, First, [1, 2, 3]);
        Service.Faults.Enqueue(Fault.BodyCorrupted(2), request => request.IsFileRequest);

        Assert.Equal([254, 253, 252], await AnonymousHttp.GetByteArrayAsync(await FetchLinkAsync(), Token));
    }

    [Fact]
    public async Task BodyCorrupted_AnyOffset_ChangesDecompressedContent()
    {
        Service.Files.Replace(ResourceType.Messages, First, [.. _file, .. _file]); // covers the header of the second member
        foreach (var offset in Enumerable.Range(0, 40).Concat(Enumerable.Range(_file.Length - 40, 80)))
        {
            Service.Faults.Enqueue(Fault.BodyCorrupted(offset), request => request.IsFileRequest);
            var received = await AnonymousHttp.GetByteArrayAsync(await FetchLinkAsync(), Token);

            Assert.NotEqual(Decompress([.. _file, .. _file]), Decompress(received));
        }
    }

    [Fact]
    public async Task BodyStalled_File_SendsPartialBodyOnly()
    {
        Service.Faults.Enqueue(Fault.BodyStalled(1000), request => request.IsFileRequest);
        using var response = await AnonymousHttp.GetAsync(await FetchLinkAsync(), HttpCompletionOption.ResponseHeadersRead, Token);
        var stream = await response.Content.ReadAsStreamAsync(Token);
        var part = new byte[1000];
        await stream.ReadExactlyAsync(part, Token);
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Token);

        var rest = stream.ReadAsync(new byte[1], cancellation.Token).AsTask();
        Assert.False(rest.IsCompleted);
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => rest);
        Assert.Equal(_file[..1000], part);
    }

    [Fact]
    public async Task ConnectionReset_File_KeepsLinkValid()
    {
        var link = await FetchLinkAsync();
        Service.Faults.Enqueue(Fault.ConnectionReset());
        await Assert.ThrowsAsync<HttpRequestException>(() => AnonymousHttp.GetAsync(link, Token));

        Assert.Equal(_file, await AnonymousHttp.GetByteArrayAsync(link, Token));
    }

    /// <summary>Decompresses a file. Returns a constant string if it is corrupt.</summary>
    private static string Decompress(byte[] file)
    {
        using var gzip = new GZipStream(new MemoryStream(file), CompressionMode.Decompress);
        using var reader = new StreamReader(gzip);
        try
        {
            return reader.ReadToEnd();
        }
        catch (InvalidDataException)
        {
            return "corrupt";
        }
    }
}
