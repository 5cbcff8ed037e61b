using System.Net;
using BulkExport.Client.Testing;

namespace BulkExport.Client.Tests.Sync;

/// <summary>Tests synchronizations and exports with days that fail.</summary>
public class SyncFailureTests
{
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
    public async Task SyncAsync_CredentialsRevoked_Throws()
    {
        await using var fixture = new SyncFixture();
        fixture.Service.Accounts[0].RevokeCredentials();

        var exception = await Assert.ThrowsAsync<BulkExportApiException>(() => fixture.SyncAsync(fixture.CreateRequest(2)));

        Assert.Equal(HttpStatusCode.Unauthorized, exception.StatusCode);
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
