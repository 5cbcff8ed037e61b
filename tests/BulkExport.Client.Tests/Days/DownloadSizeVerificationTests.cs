using System.Net;
using BulkExport.Client.Tests.Records;

namespace BulkExport.Client.Tests.Days;

/// <summary>Downloads of files whose sizes the service lists: one of another size is not the day's, however whole it looks.</summary>
public sealed class DownloadSizeVerificationTests : IDisposable
{
    private static readonly DateOnly Day = new(2026, 11, 1);
    private static readonly byte[] Content = Gzip.Member("{}\n{}\n");

    private readonly string _folder = Directory.CreateTempSubdirectory("bulkexport-tests-").FullName;
    private readonly StubHandler _network = new(Network);
    private readonly BulkExportClient _client;
    private readonly List<bool> _asked = [];

    public DownloadSizeVerificationTests() => _client = TestClientFactory.CreateWithoutRetries(_network);

    private string Target => Path.Combine(_folder, "day.json.gz");

    [Fact]
    public async Task DownloadAsync_ThereAndOfTheKnownSize_AsksNothing()
    {
        WriteContent();

        Assert.True((await DownloadAsync(Content.Length, [1])).WasThere);
        Assert.Empty(_asked);
    }

    [Fact]
    public async Task DownloadAsync_ThereAndListed_FetchesNothing()
    {
        WriteContent();

        Assert.True((await DownloadAsync(null, [1, Content.Length])).WasThere);
        Assert.Equal([false], _asked);
        Assert.Empty(_network.Requests);
    }

    [Fact]
    public async Task DownloadAsync_ThereButNotListed_IsFetchedAgain()
    {
        await File.WriteAllBytesAsync(Target, Gzip.Member("{}"), TestContext.Current.CancellationToken);

        Assert.False((await DownloadAsync(null, [1, Content.Length])).WasThere);
        Assert.Equal([false], _asked);
        Assert.Equal(2, _network.Requests.Count);
    }

    [Fact]
    public async Task DownloadAsync_ComesInASizeThatIsListedMeanwhile_IsKept()
    {
        var downloaded = await DownloadAsync(null, [1], [1, Content.Length]);

        Assert.Equal((Content.Length, 2), (downloaded.Size, downloaded.Records));
        Assert.Equal([false, true], _asked);
        Assert.True(File.Exists(Target));
    }

    [Fact]
    public async Task DownloadAsync_ComesShorterThanListed_IsDamaged()
    {
        var thrown = await Assert.ThrowsAsync<BulkExportContentException>(() => DownloadAsync(null, [1000], [500, 2000]));

        Assert.Contains($"it has {Content.Length} bytes, and the service lists 2000", thrown.Message, StringComparison.Ordinal);
        Assert.Equal([false, true], _asked);
        Assert.Empty(Directory.GetFiles(_folder));
    }

    [Fact]
    public async Task DownloadAsync_NothingListed_IsKept()
    {
        Assert.Equal(Content.Length, (await DownloadAsync(null, Array.Empty<long>())).Size);
        Assert.Equal([false], _asked);
    }

    public void Dispose()
    {
        _client.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static HttpResponseMessage Network(HttpRequestMessage request) =>
        request.RequestUri!.Host == "files.example"
            ? new() { Content = new ByteArrayContent(Content) }
            : StubHandler.Json("""{"redirect_to":"https://files.example/day"}""", HttpStatusCode.TemporaryRedirect);

    private void WriteContent() => File.WriteAllBytes(Target, Content);

    private Task<DownloadedDay> DownloadAsync(long? size, params long[][] listed) =>
        ((DaysClient)_client.Days).DownloadAsync(
            ResourceType.Messages,
            Day,
            Target,
            size,
            isAgain =>
            {
                _asked.Add(isAgain);
                return Task.FromResult(listed[_asked.Count - 1].AsEnumerable());
            },
            progress: null,
            TestContext.Current.CancellationToken
        );
}
