using BulkExport.Client.Testing;

namespace BulkExport.Client.Tests.Sync;

/// <summary>Tests backfills that exceed the daily quota, on a fake clock.</summary>
public class SyncBackfillTests(ITestOutputHelper output)
{
    private const int Days = 800;

    [Theory]
    [InlineData(1, 5)]
    [InlineData(2, 9)]
    public async Task SyncAsync_BackfillOfTwoResourceTypes_CompletesWithinQuota(int accounts, int expectedDays)
    {
        await using var fixture = new SyncFixture(accounts: accounts);
        var end = fixture.LatestDay;
        var quotaStore = accounts > 1 ? new InMemoryExportStore() : null;
        var run = 0;
        for (var isComplete = false; !isComplete; run++)
        {
            isComplete = true;
            for (var account = 0; account < accounts; account++)
            {
                var result = await fixture.SyncAsync(CreateRequest(), account);
                isComplete &= result.IsComplete;
                output.WriteLine($"{fixture.Today} account {account}: {result.RequestedDayCount} days, until {result.DeferredUntil}");
                Assert.DoesNotContain(result.Days, day => day.Error is not null);
                Assert.Equal(result.IsComplete ? null : fixture.Today.AddDays(1), result.DeferredUntil);
            }

            fixture.AdvanceToNextDay();
        }

        Assert.Equal(expectedDays, run);
        Assert.Equal(accounts * Days * 2, fixture.Service.Accounts.DaysRequested.Values.Sum());
        Assert.All(fixture.Service.Accounts.DaysRequested.Values, days => Assert.InRange(days, 1, 366));
        fixture.Service.Requests.Clear();
        Assert.True((await fixture.SyncAsync(CreateRequest())).IsComplete);
        Assert.Empty(fixture.Service.Requests);

        SyncRequest CreateRequest() =>
            new()
            {
                ResourceTypes = [ResourceType.Messages, ResourceType.Calls],
                StartDay = end.AddDays(1 - Days),
                EndDay = end,
                QuotaStore = quotaStore,
            };
    }

    [Fact]
    public async Task SyncAsync_QuotaSharedWithAnotherProgram_StopsRequestingWhenTheServiceRejects()
    {
        await using var fixture = new SyncFixture(accounts: 2);
        await fixture.SyncAsync(fixture.CreateRequest(200), account: 1); // is not in the ledger of the first account
        var request = fixture.CreateRequest(300);
        request.ResourceTypes = [ResourceType.Messages, ResourceType.Calls];
        fixture.Service.Requests.Clear();

        var result = await fixture.SyncAsync(request);

        Assert.Single(fixture.CreateRequests);
        Assert.Equal(0, result.RequestedDayCount);
        Assert.All(result.Days, day => Assert.Equal((SyncDayStatus.Deferred, fixture.Today.AddDays(1)), (day.Status, day.DeferredUntil)));
        fixture.AdvanceToNextDay();
        Assert.Equal(366, (await fixture.SyncAsync(request)).RequestedDayCount);
        Assert.Equal(366, fixture.Service.Accounts.DaysRequested[fixture.Today]);
    }

    [Fact]
    public async Task SyncAsync_SmallDailyQuota_RequestsOldestDays()
    {
        await using var fixture = new SyncFixture();
        var request = fixture.CreateRequest(10);
        request.DailyQuota = 4;

        var result = await fixture.SyncAsync(request);

        Assert.Equal(4, result.GetDayCount(SyncDayStatus.Downloaded));
        Assert.All(result.Days.Take(4), day => Assert.Equal(SyncDayStatus.Downloaded, day.Status));
        Assert.Equal(result.Days[4].Day, result.OldestMissingDay);
        Assert.Equal([1, 1, 1, 1, 2, 2], result.Days.Skip(4).Select(day => day.DeferredUntil!.Value.DayNumber - fixture.Today.DayNumber));
        Assert.Equal(0, (await fixture.SyncAsync(request)).RequestedDayCount); // on the same date
    }

    [Fact]
    public async Task SyncAsync_CreationWithUnknownOutcome_CountsAgainstTheQuota()
    {
        await using var fixture = new SyncFixture();
        var request = fixture.CreateRequest(3);
        request.DailyQuota = 3;
        fixture.Service.Faults.Enqueue(Fault.NoResponse(), call => call.Method == HttpMethod.Post); // the request is not processed
        Assert.All((await fixture.SyncAsync(request)).Days, day => Assert.Equal(SyncDayStatus.Failed, day.Status));
        fixture.TimeProvider.Advance(TimeSpan.FromMinutes(10));

        var result = await fixture.SyncAsync(request);

        Assert.All(result.Days, day => Assert.Equal(SyncDayStatus.Deferred, day.Status));
        Assert.Single(fixture.CreateRequests);
        fixture.AdvanceToNextDay();
        Assert.Equal(3, (await fixture.SyncAsync(request)).GetDayCount(SyncDayStatus.Downloaded));
    }

    [Fact]
    public async Task SyncAsync_RunWithoutQuota_DoesNotRequestTheJobOfAnotherRun()
    {
        await using var fixture = new SyncFixture();
        var request = fixture.CreateRequest(3);
        fixture.Service.Faults.Enqueue(
            100,
            Fault.Status(System.Net.HttpStatusCode.InternalServerError),
            call => call.Path.EndsWith("/Jobs", StringComparison.Ordinal)
        );
        await fixture.SyncAsync(request); // fails before the job is requested, so that the job remains open
        fixture.Service.Faults.Clear();
        request.DailyQuota = 0;

        Assert.All((await fixture.SyncAsync(request)).Days, day => Assert.Equal(SyncDayStatus.Deferred, day.Status));
        request.DailyQuota = 366;
        Assert.True((await fixture.SyncAsync(request)).IsComplete);

        Assert.Single(fixture.CreateRequests);
    }
}
