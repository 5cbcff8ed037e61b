using BulkExport.Client.Testing;

namespace BulkExport.Client.Tests.Sync;

/// <summary>Tests the status of a store, which is read without requests to the service.</summary>
public class StoreStatusTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task GetStatusAsync_CompleteStore_ReturnsFilesAndRequestedDays()
    {
        await using var fixture = new SyncFixture();
        var synced = await fixture.SyncAsync(fixture.CreateRequest(5));
        fixture.Service.Requests.Clear();

        var status = await GetStatusAsync(fixture);

        Assert.True(status.IsComplete);
        Assert.Equal(fixture.Service.AccountSid, status.AccountSid);
        Assert.Equal([new(fixture.Today, 5)], status.RequestedDayCounts);
        var resource = Assert.Single(status.Resources);
        Assert.Equal(synced.Days.Select(day => day.Day), resource.Files.Select(file => file.Day));
        Assert.Equal(synced.Days.Sum(day => day.File!.Size), resource.Size);
        Assert.Equal((5, 5L), (resource.DayCount, resource.RecordCount));
        Assert.Equal((fixture.LatestDay.AddDays(-4), fixture.LatestDay), (resource.FirstDay!.Value, resource.LastDay!.Value));
        Assert.Empty(resource.OpenJobs);
        Assert.Empty(fixture.Service.Requests);
    }

    [Fact]
    public async Task GetStatusAsync_Gaps_ReturnsMissingAndFailedDays()
    {
        var timeProvider = SyncFixture.CreateTimeProvider();
        var (empty, failed) = (new DateOnly(2026, 11, 11), new DateOnly(2026, 11, 12));
        await using var fixture = new SyncFixture(
            new()
            {
                TimeProvider = timeProvider,
                ConfigureNewJob = job =>
                    job.StartDay > failed
                        ? job
                        : job with
                        {
                            Outcomes = new Dictionary<DateOnly, JobStatus>
                            {
                                [empty] = JobStatus.CompletedEmptyRecords,
                                [failed] = JobStatus.Failed,
                            },
                        },
            }
        );
        await fixture.ExportAsync(new(2026, 11, 10), new(2026, 11, 13));
        await fixture.ExportAsync(new(2026, 11, 15), new(2026, 11, 20));

        var status = await GetStatusAsync(fixture);

        var resource = Assert.Single(status.Resources);
        Assert.Equal([empty], resource.EmptyDays);
        Assert.Equal([failed], resource.FailedDays);
        Assert.Equal([failed, new(2026, 11, 14), new(2026, 11, 21), new(2026, 11, 22)], resource.MissingDays);
        Assert.Equal((9, failed, false), (resource.DayCount, status.OldestMissingDay, status.IsComplete));
    }

    [Fact]
    public async Task GetStatusAsync_OnlyDaysWithoutRecords_FindsThemInEarlierMonths()
    {
        var timeProvider = SyncFixture.CreateTimeProvider();
        await using var fixture = new SyncFixture(new() { TimeProvider = timeProvider, RecordsPerDay = (_, _) => 0 });
        await fixture.ExportAsync(new(2026, 7, 31), new(2026, 8, 1));

        var resource = Assert.Single((await GetStatusAsync(fixture)).Resources);

        Assert.Empty(resource.Files);
        Assert.Equal([new(2026, 7, 31), new(2026, 8, 1)], resource.EmptyDays);
        Assert.Equal(new DateOnly(2026, 8, 2), resource.MissingDays[0]);
        Assert.Equal(fixture.LatestDay, resource.MissingDays[^1]);
    }

    [Fact]
    public async Task GetStatusAsync_JobInProgress_ReturnsOpenJob()
    {
        var timeProvider = SyncFixture.CreateTimeProvider();
        await using var fixture = new SyncFixture(
            new() { TimeProvider = timeProvider, ConfigureNewJob = job => job with { QueueTime = TimeSpan.FromDays(2) } }
        );
        var request = fixture.CreateRequest(3);
        request.Options = new ExportOptions { Polling = new JobPollingOptions { Timeout = TimeSpan.Zero } };
        await fixture.SyncAsync(request);

        var resource = Assert.Single((await GetStatusAsync(fixture)).Resources);

        var job = Assert.Single(resource.OpenJobs);
        Assert.Equal((request.StartDay, fixture.LatestDay, 3), (job.StartDay, job.EndDay, job.DayCount));
        Assert.True(fixture.Service.Jobs.Contains(job.JobSid!.Value));
        Assert.Equal(fixture.Today, DateOnly.FromDateTime(job.RequestedAt!.Value.UtcDateTime));
        Assert.Equal((0, null), (resource.DayCount, resource.FirstDay));
    }

    [Fact]
    public async Task GetStatusAsync_ModifiedFile_IsMissing()
    {
        await using var fixture = new SyncFixture();
        var synced = await fixture.SyncAsync(fixture.CreateRequest(2));
        var file = synced.Days[0].File!;
        await using (var writer = await fixture.Stores[0].CreateAsync(file.Path, Cancellation))
        {
            await writer.WriteAsync(new byte[] { 1 }, Cancellation);
            await writer.CommitAsync(Cancellation);
        }

        var resource = Assert.Single((await GetStatusAsync(fixture)).Resources);

        Assert.Equal(synced.Days[1].Day, Assert.Single(resource.Files).Day);
        Assert.Equal(synced.Days[0].Day, Assert.Single(resource.MissingDays));
    }

    [Fact]
    public async Task GetStatusAsync_FileNotInIndex_IsNotIncluded()
    {
        var store = new InMemoryExportStore();
        await using (var writer = await store.CreateAsync("resource_type=Faxes/day=2026-11-01/Faxes-2026-11-01.json.gz", Cancellation))
        {
            await writer.CommitAsync(Cancellation);
        }

        var status = await store.GetStatusAsync(new DateOnly(2026, 11, 2), Cancellation);

        Assert.Empty(status.Resources);
        Assert.Null(status.AccountSid);
        Assert.Empty(status.RequestedDayCounts);
    }

    [Fact]
    public async Task GetStatusAsync_StoreIsNull_ThrowsArgumentNullException() =>
        await Assert.ThrowsAsync<ArgumentNullException>("store", () => ((IExportStore)null!).GetStatusAsync(default, Cancellation));

    private static Task<StoreStatus> GetStatusAsync(SyncFixture fixture) =>
        fixture.Stores[0].GetStatusAsync(fixture.LatestDay, Cancellation);
}
