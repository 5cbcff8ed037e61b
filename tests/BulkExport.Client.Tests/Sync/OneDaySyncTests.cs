using BulkExport.Client.Testing;
using BulkExport.Client.Tests.Stores;

namespace BulkExport.Client.Tests.Sync;

/// <summary>Tests synchronizations of one day each, which download the days of one open job.</summary>
public sealed class OneDaySyncTests(ITestOutputHelper output) : IDisposable
{
    private const int Days = 60;

    private readonly TemporaryDirectory _directory = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task SyncAsync_EachDayOfOpenJob_SendsConstantNumberOfStoreRequests()
    {
        await using var fixture = new SyncFixture();
        var store = new CountingStore(fixture.Stores[0]);
        fixture.Stores[0] = store;
        var days = await RequestJobAsync(fixture, Days);
        store.TakeCount();
        var counts = new List<int>();
        foreach (var day in days)
        {
            Assert.Single(await GetOpenJobsAsync(fixture)); // until the last day is downloaded
            store.TakeCount();
            Assert.Equal(SyncDayStatus.Downloaded, await SyncAsync(fixture, day));
            counts.Add(store.TakeCount());
        }

        output.WriteLine(string.Join(' ', counts));
        Assert.All(counts.Take(Days - 1), count => Assert.InRange(count, 10, 20));
        Assert.InRange(counts[^1], 10, 40);
        Assert.Empty(await GetOpenJobsAsync(fixture));
        AssertDownloadedOnce(fixture);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task SyncAsync_DaysOfOpenJobConcurrently_DownloadsEachDayOnceAndClosesJob(bool usesDirectory)
    {
        await using var fixture = new SyncFixture();
        var shared = usesDirectory ? new DirectoryExportStore(_directory.Path) : (IExportStore)new InMemoryExportStore();
        fixture.Stores[0] = shared.ForAccount(fixture.Service.AccountSid);
        var days = await RequestJobAsync(fixture, Days);
        for (var client = 1; client < 4; client++)
        {
            fixture.AddClient(
                usesDirectory ? new DirectoryExportStore(_directory.Path).ForAccount(fixture.Service.AccountSid) : fixture.Stores[0]
            );
        }

        var runs = days.Select((day, i) => fixture.StartSync(CreateRequest(day), account: i % 4)).ToArray();
        var results = await fixture.RunAsync(Task.WhenAll(runs));

        Assert.All(results, result => Assert.Equal(SyncDayStatus.Downloaded, Assert.Single(result.Days).Status));
        Assert.Empty(await GetOpenJobsAsync(fixture));
        AssertDownloadedOnce(fixture);
        fixture.Service.Requests.Clear();
        var request = fixture.CreateRequest(Days);
        Assert.All((await fixture.SyncAsync(request)).Days, day => Assert.Equal(SyncDayStatus.Present, day.Status));
        Assert.Empty(fixture.Service.Requests);
    }

    [Fact]
    public async Task SyncAsync_LastDayAgainAfterCrash_ClosesJob()
    {
        await using var fixture = new SyncFixture();
        var days = await RequestJobAsync(fixture, 3);
        var document = ExportPaths.GetOpenJobsPath(ResourceType.Messages);
        var open = await fixture.Stores[0].ReadDocumentAsync(document, Cancellation);
        foreach (var day in days)
        {
            await SyncAsync(fixture, day);
        }

        var closed = await fixture.Stores[0].ReadDocumentAsync(document, Cancellation);
        await fixture.Stores[0].WriteDocumentAsync(document, open!.Content, closed!.Version, Cancellation);
        Assert.Single(await GetOpenJobsAsync(fixture));

        Assert.Equal(SyncDayStatus.Present, await SyncAsync(fixture, days[^1]));

        Assert.Empty(await GetOpenJobsAsync(fixture));
    }

    [Fact]
    public async Task SyncAsync_FailedDay_ClosesJobAndRecordsFailure()
    {
        await using var fixture = new SyncFixture(
            new()
            {
                TimeProvider = SyncFixture.CreateTimeProvider(),
                RecordsPerDay = (_, _) => 1,
                ConfigureNewJob = job => job with { Outcomes = new Dictionary<DateOnly, JobStatus> { [job.StartDay] = JobStatus.Failed } },
            }
        );
        var days = await RequestJobAsync(fixture, 40); // the failed day is in another month than the last one

        foreach (var day in days[1..])
        {
            Assert.Equal(SyncDayStatus.Downloaded, await SyncAsync(fixture, day));
        }

        var status = Assert.Single((await fixture.Stores[0].GetStatusAsync(fixture.LatestDay, Cancellation)).Resources);
        Assert.Equal((0, 39), (status.OpenJobs.Count, status.Files.Count));
        Assert.Equal([days[0]], status.FailedDays);
    }

    [Fact]
    public async Task SyncAsync_EmptyDaysWithoutFile_AreDetectedByTheLastRun()
    {
        var timeProvider = SyncFixture.CreateTimeProvider();
        await using var fixture = new SyncFixture(
            new()
            {
                TimeProvider = timeProvider,
                RecordsPerDay = (_, day) => day.Day == 20 ? 0 : 1,
                IncludeEmptyDays = false,
            }
        );
        var days = await RequestJobAsync(fixture, 5);

        foreach (var day in days.Where(day => day.Day != 20))
        {
            await SyncAsync(fixture, day);
        }

        Assert.Equal(SyncDayStatus.NoRecords, await SyncAsync(fixture, days.Single(day => day.Day == 20)));
        Assert.Empty(await GetOpenJobsAsync(fixture));
    }

    /// <summary>Requests a job for the last days, and waits until it is finished.</summary>
    private static async Task<DateOnly[]> RequestJobAsync(SyncFixture fixture, int days)
    {
        var request = fixture.CreateRequest(days);
        request.Options = new ExportOptions { Polling = new JobPollingOptions { Timeout = TimeSpan.Zero } };
        var result = await fixture.SyncAsync(request);
        Assert.All(result.Days, day => Assert.Equal(SyncDayStatus.Pending, day.Status));
        fixture.TimeProvider.Advance(TimeSpan.FromHours(10));
        return [.. result.Days.Select(day => day.Day)];
    }

    private static SyncRequest CreateRequest(DateOnly day) =>
        new()
        {
            ResourceTypes = [ResourceType.Messages],
            StartDay = day,
            EndDay = day,
        };

    private static async Task<SyncDayStatus> SyncAsync(SyncFixture fixture, DateOnly day) =>
        Assert.Single((await fixture.SyncAsync(CreateRequest(day))).Days).Status;

    private static async Task<IReadOnlyList<StoreOpenJob>> GetOpenJobsAsync(SyncFixture fixture)
    {
        var status = await fixture.Stores[0].GetStatusAsync(fixture.LatestDay, Cancellation);
        return Assert.Single(status.Resources).OpenJobs;
    }

    private static void AssertDownloadedOnce(SyncFixture fixture)
    {
        var files = fixture.Service.Requests.Where(request => request.IsFileRequest).Select(request => request.Path).ToArray();
        Assert.Equal(Days, files.Length);
        Assert.Single(fixture.CreateRequests);
    }
}
