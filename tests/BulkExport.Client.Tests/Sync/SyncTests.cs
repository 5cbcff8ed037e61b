namespace BulkExport.Client.Tests.Sync;

/// <summary>Tests synchronizations, which bring a store up to date.</summary>
public class SyncTests
{
    [Fact]
    public async Task SyncAsync_EmptyStore_DownloadsAllDaysWithOneJob()
    {
        await using var fixture = new SyncFixture();

        var result = await fixture.SyncAsync(fixture.CreateRequest(5));

        Assert.True(result.IsComplete);
        Assert.All(result.Days, day => Assert.Equal((SyncDayStatus.Downloaded, true), (day.Status, day.File is not null)));
        Assert.Equal((5, 1, null), (result.RequestedDayCount, result.Jobs.Count, result.OldestMissingDay));
        Assert.Equal(result.Days.Sum(day => day.File!.Size), result.BytesReceived);
        Assert.Single(fixture.CreateRequests);
    }

    [Fact]
    public async Task SyncAsync_SecondRun_SendsNoRequests()
    {
        await using var fixture = new SyncFixture();
        await fixture.SyncAsync(fixture.CreateRequest(5));
        fixture.Service.Requests.Clear();

        var result = await fixture.SyncAsync(fixture.CreateRequest(5));

        Assert.True(result.IsComplete);
        Assert.All(result.Days, day => Assert.Equal(SyncDayStatus.Present, day.Status));
        Assert.Empty(fixture.Service.Requests);
    }

    [Fact]
    public async Task SyncAsync_SecondRunWithDeferredDays_SendsOneListRequestPerResourceType()
    {
        await using var fixture = new SyncFixture();
        var request = fixture.CreateRequest(5);
        request.ResourceTypes = [ResourceType.Messages, ResourceType.Calls];
        request.DailyQuota = 4;
        await fixture.SyncAsync(request);
        fixture.Service.Requests.Clear();

        await fixture.SyncAsync(request);

        Assert.Equal(["GET /v1/Exports/Messages/Days", "GET /v1/Exports/Calls/Days"], fixture.Requests);
    }

    [Fact]
    public async Task SyncAsync_AutomaticDailyExports_DownloadsListedDaysAtNoQuota()
    {
        var timeProvider = SyncFixture.CreateTimeProvider();
        await using var fixture = new SyncFixture(new() { TimeProvider = timeProvider, DailyExports = [ResourceType.Messages] });

        var result = await fixture.SyncAsync(fixture.CreateRequest(5));

        Assert.True(result.IsComplete);
        Assert.All(result.Days, day => Assert.Equal((SyncDayStatus.Downloaded, null), (day.Status, day.File!.JobSid)));
        Assert.All(result.Days, day => Assert.NotNull(day.File!.CreatedOn));
        Assert.Empty(fixture.CreateRequests);
    }

    [Fact]
    public async Task SyncAsync_DryRun_ReturnsPlanWithoutChanges()
    {
        await using var fixture = new SyncFixture();
        await fixture.ExportAsync(fixture.LatestDay.AddDays(-1), fixture.LatestDay.AddDays(-1));
        fixture.Service.Requests.Clear();
        var request = fixture.CreateRequest(3);
        request.DryRun = true;

        var result = await fixture.SyncAsync(request);

        Assert.Equal([SyncAction.Request, SyncAction.None, SyncAction.Request], result.Plan.Days.Select(day => day.Action));
        Assert.Equal([SyncDayStatus.Pending, SyncDayStatus.Present, SyncDayStatus.Pending], result.Days.Select(day => day.Status));
        Assert.Equal(2, result.Plan.RequestedDayCount);
        Assert.Equal(["GET /v1/Exports/Messages/Days"], fixture.Requests);
    }

    [Fact]
    public async Task SyncAsync_PollingTimesOut_ReportsPendingDaysAndResumes()
    {
        await using var fixture = new SyncFixture();
        var request = fixture.CreateRequest(3);
        request.Options = new ExportOptions { Polling = new JobPollingOptions { Timeout = TimeSpan.Zero } };

        var pending = await fixture.SyncAsync(request);
        request.Options = null;
        var result = await fixture.SyncAsync(request);

        Assert.All(pending.Days, day => Assert.Equal(SyncDayStatus.Pending, day.Status));
        Assert.True(result.IsComplete);
        Assert.All(result.Plan.Days, day => Assert.Equal(SyncAction.Resume, day.Action));
        Assert.Single(fixture.CreateRequests);
    }

    [Fact]
    public async Task SyncAsync_JobExpired_RequestsDaysAgain()
    {
        await using var fixture = new SyncFixture();
        var request = fixture.CreateRequest(3);
        request.EndDay = fixture.LatestDay;
        request.Options = new ExportOptions { Polling = new JobPollingOptions { Timeout = TimeSpan.Zero } };
        await fixture.SyncAsync(request);
        fixture.TimeProvider.Advance(TimeSpan.FromDays(30));
        request.Options = null;

        var result = await fixture.SyncAsync(request);

        Assert.True(result.IsComplete);
        Assert.Equal(2, fixture.CreateRequests.Count());
    }

    [Fact]
    public async Task SyncAsync_EndDayNotExportableYet_DefersDay()
    {
        await using var fixture = new SyncFixture();
        var request = fixture.CreateRequest(2);
        request.EndDay = fixture.LatestDay.AddDays(1);

        var result = await fixture.SyncAsync(request);

        Assert.Equal((SyncDayStatus.Deferred, fixture.Today.AddDays(1)), (result.Days[^1].Status, result.Days[^1].DeferredUntil));
        Assert.False(result.IsComplete);
    }

    [Fact]
    public async Task SyncAsync_Progress_ReportsEachDay()
    {
        await using var fixture = new SyncFixture();
        var progress = new RecordingProgress<SyncProgress>();

        var result = await fixture.SyncAsync(fixture.CreateRequest(3), progress: progress);

        Assert.All(progress.Values[0].Days, day => Assert.Equal(SyncDayStatus.Pending, day.Status));
        Assert.Equal(result.Days, progress.Values[^1].Days);
        Assert.Equal(
            (3, 3, result.BytesReceived),
            (progress.Values[^1].TotalDays, progress.Values[^1].ProcessedDays, progress.Values[^1].BytesReceived)
        );
        Assert.Equal(result.Jobs, progress.Values[^1].Jobs);
    }

    [Fact]
    public async Task SyncAsync_StartDayAfterLatestDay_ReturnsNoDays()
    {
        await using var fixture = new SyncFixture();
        var request = fixture.CreateRequest(1);
        request.StartDay = fixture.Today;

        var result = await fixture.SyncAsync(request);

        Assert.Empty(result.Days);
        Assert.True(result.IsComplete);
    }
}
