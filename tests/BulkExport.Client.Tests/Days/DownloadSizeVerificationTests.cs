using System.Net;
using BulkExport.Client.Tests.Records;

namespace BulkExport.Client.Tests.Days;

/// <summary>Downloads of files whose sizes the service lists. A file of another size is not accepted.</summary>
public sealed class DownloadSizeVerificationTests : IDisposable
{
    private static readonly DateOnly Day = new(2026, 11, 1);
    private static readonly byte[] Content = Gzip.Member("{}\n{}\n");

    private readonly string _directory = Directory.CreateTempSubdirectory("bulkexport-tests-").FullName;
    private readonly StubHandler _handler = new(Respond);
    private readonly BulkExportClient _client;
    private readonly List<bool> _refreshes = [];

    public DownloadSizeVerificationTests() => _client = TestClientFactory.CreateWithoutRetries(_handler);

    private string Target => Path.Combine(_directory, "day.json.gz");

    [Fact]
    public async Task DownloadAsync_ExistingFileHasExpectedSize_SkipsDownloadAndSizes()
    {
        WriteContent();

        Assert.True((await DownloadAsync(Content.Length, [1])).AlreadyExisted);
        Assert.Empty(_refreshes);
    }

    [Fact]
    public async Task DownloadAsync_CompleteFileExists_SkipsDownload()
    {
        WriteContent();

        Assert.True((await DownloadAsync(null, [1, Content.Length])).AlreadyExisted);
        Assert.Equal([false], _refreshes);
        Assert.Empty(_handler.Requests);
    }

    [Fact]
    public async Task DownloadAsync_ExistingFileHasUnlistedSize_DownloadsAgain()
    {
        await File.WriteAllBytesAsync(Target, Gzip.Member("{}"), TestContext.Current.CancellationToken);

        Assert.False((await DownloadAsync(null, [1, Content.Length])).AlreadyExisted);
        Assert.Equal([false], _refreshes);
        Assert.Equal(2, _handler.Requests.Count);
    }

    [Fact]
    public async Task DownloadAsync_SizeListedAfterRefresh_KeepsFile()
    {
        var downloaded = await DownloadAsync(null, [1], [1, Content.Length]);

        Assert.Equal((Content.Length, 2), (downloaded.Size, downloaded.RecordCount));
        Assert.Equal([false, true], _refreshes);
        Assert.True(File.Exists(Target));
    }

    [Fact]
    public async Task DownloadAsync_SizeNotListed_ThrowsFormatException()
    {
        var exception = await Assert.ThrowsAsync<BulkExportFormatException>(() => DownloadAsync(null, [1000], [500, 2000]));

        Assert.Contains($"its size is {Content.Length} bytes instead of the 2000 bytes", exception.Message, StringComparison.Ordinal);
        Assert.Equal([false, true], _refreshes);
        Assert.Empty(Directory.GetFiles(_directory));
    }

    [Fact]
    public async Task DownloadAsync_NoSizesListed_KeepsFile()
    {
        Assert.Equal(Content.Length, (await DownloadAsync(null, Array.Empty<long>())).Size);
        Assert.Equal([false], _refreshes);
    }

    public void Dispose()
    {
        _client.Dispose();
        Directory.Delete(_directory, recursive: true);
    }

    private static HttpResponseMessage Respond(HttpRequestMessage request) =>
        request.RequestUri!.Host == "files.example"
            ? new() { Content = new ByteArrayContent(Content) }
            : StubHandler.Json("""{"redirect_to":"https://files.example/day"}""", HttpStatusCode.TemporaryRedirect);

    private void WriteContent() => File.WriteAllBytes(Target, Content);

    private Task<ExportFile> DownloadAsync(long? size, params long[][] listed) =>
        ((DaysClient)_client.Days).DownloadAsync(
            ResourceType.Messages,
            Day,
            Target,
            size,
            refresh =>
            {
                _refreshes.Add(refresh);
                return Task.FromResult(listed[_refreshes.Count - 1].AsEnumerable());
            },
            progress: null,
            TestContext.Current.CancellationToken
        );
}
