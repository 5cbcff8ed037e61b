using System.Net;
using BulkExport.Client.Testing;

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
    public async Task SyncAsync_ListedFileNotFound_RequestsDay()
    {
        var timeProvider = SyncFixture.CreateTimeProvider();
        await using var fixture = new SyncFixture(new() { TimeProvider = timeProvider, DailyExports = [ResourceType.Messages] });
        var day = fixture.LatestDay.AddDays(-1);
        fixture.Service.Faults.Enqueue(
            20,
            Fault.Status(HttpStatusCode.NotFound),
            request => request.Path.EndsWith($"/Days/{day:yyyy-MM-dd}", StringComparison.Ordinal) && !fixture.CreateRequests.Any()
        );

        var result = await fixture.SyncAsync(fixture.CreateRequest(3));

        Assert.True(result.IsComplete);
        Assert.Equal(1, result.RequestedDayCount);
        Assert.Equal(result.Jobs[0].JobSid, result.Days.Single(result => result.Day == day).File!.JobSid);
    }

    [Fact]
    public async Task SyncAsync_DayFails_RequestsDayAgainInTheNextRunOnce()
    {
        var failures = 2;
        await using var fixture = CreateFixtureWithFailedDay(() => failures-- > 0);
        var first = await fixture.SyncAsync(fixture.CreateRequest(2));
        Assert.Equal([SyncDayStatus.Downloaded, SyncDayStatus.Failed], first.Days.Select(day => day.Status));
        Assert.IsType<BulkExportDayException>(first.Days[1].Error);

        var second = await fixture.SyncAsync(fixture.CreateRequest(2));
        var third = await fixture.SyncAsync(fixture.CreateRequest(2));

        Assert.Equal(SyncReason.FailedPreviously, second.Plan.Days[1].Reason);
        Assert.Equal([SyncDayStatus.Present, SyncDayStatus.Failed], second.Days.Select(day => day.Status));
        Assert.Equal((1, 1), (second.RequestedDayCount, third.RequestedDayCount));
        Assert.True(third.IsComplete);
        Assert.Equal(0, (await fixture.SyncAsync(fixture.CreateRequest(2))).RequestedDayCount);
    }

    [Fact]
    public async Task SyncAsync_ReexportFails_RequestsDayAgainInTheNextRun()
    {
        var jobs = 0;
        await using var fixture = CreateFixtureWithFailedDay(() => ++jobs == 2);
        var request = fixture.CreateRequest(1);
        (request.EndDay, request.ReexportAfter) = (request.StartDay, 3);
        await fixture.SyncAsync(request);
        fixture.AdvanceToNextDay();

        var failed = await fixture.SyncAsync(request);
        var last = await fixture.SyncAsync(request);

        Assert.Equal((SyncDayStatus.Failed, true), (failed.Days[0].Status, failed.Days[0].File is not null));
        Assert.Contains("were not exported again", failed.Days[0].Error!.Message, StringComparison.Ordinal);
        Assert.Equal(SyncDayStatus.Reexported, last.Days[0].Status);
        Assert.Equal(last.Jobs[0].JobSid, last.Days[0].File!.JobSid);
        Assert.Equal(SyncDayStatus.Present, (await fixture.SyncAsync(request)).Days[0].Status);
        Assert.Equal(3, jobs);
    }

    [Fact]
    public async Task ExportAsync_FailedDayExportedAlone_CompletesFromTheStore()
    {
        var failures = 1;
        await using var fixture = CreateFixtureWithFailedDay(() => failures-- > 0);
        var (first, last) = (fixture.LatestDay.AddDays(-1), fixture.LatestDay);
        Assert.False((await fixture.ExportAsync(first, last)).IsComplete);
        Assert.True((await fixture.ExportAsync(last, last)).IsComplete);
        fixture.Service.Requests.Clear();

        var result = await fixture.ExportAsync(first, last);

        Assert.True(result.IsComplete);
        Assert.All(result.Days, day => Assert.Equal(ExportDayStatus.AlreadyDownloaded, day.Status));
        Assert.Empty(fixture.Service.Requests);
        Assert.Equal(3, fixture.Service.Jobs.DaysRequestedToday);
    }

    [Fact]
    public async Task ExportAsync_DayFails_RequestsOnlyTheDayInTheNextRun()
    {
        var failures = 1;
        await using var fixture = CreateFixtureWithFailedDay(() => failures-- > 0);
        var (first, last) = (fixture.LatestDay.AddDays(-3), fixture.LatestDay);
        Assert.False((await fixture.ExportAsync(first, last)).IsComplete);

        Assert.True((await fixture.ExportAsync(first, last)).IsComplete);

        Assert.Equal(5, fixture.Service.Jobs.DaysRequestedToday);
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
    public async Task SyncAsync_CredentialsRevoked_Throws()
    {
        await using var fixture = new SyncFixture();
        fixture.Service.Accounts[0].RevokeCredentials();

        var exception = await Assert.ThrowsAsync<BulkExportApiException>(() => fixture.SyncAsync(fixture.CreateRequest(2)));

        Assert.Equal(HttpStatusCode.Unauthorized, exception.StatusCode);
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

    private static SyncFixture CreateFixtureWithFailedDay(Func<bool> isFailed)
    {
        var timeProvider = SyncFixture.CreateTimeProvider();
        var failed = DateOnly.FromDateTime(timeProvider.GetUtcNow().UtcDateTime).AddDays(-2);
        return new SyncFixture(
            new()
            {
                TimeProvider = timeProvider,
                ConfigureNewJob = job =>
                    job.EndDay >= failed && isFailed()
                        ? job with
                        {
                            Outcomes = new Dictionary<DateOnly, JobStatus> { [failed] = JobStatus.Failed },
                        }
                        : job,
            }
        );
    }
}
