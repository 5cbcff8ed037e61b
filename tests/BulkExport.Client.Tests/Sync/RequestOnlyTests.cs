namespace BulkExport.Client.Tests.Sync;

/// <summary>Tests synchronizations that distribute the downloads of days over other runs.</summary>
public class RequestOnlyTests
{
    [Fact]
    public async Task SyncAsync_RequestOnly_RequestsJobAndPollsItOnce()
    {
        await using var fixture = new SyncFixture();

        var result = await fixture.SyncAsync(CreateRequest(fixture));

        Assert.All(result.Days, day => Assert.Equal(SyncDayStatus.Pending, day.Status));
        Assert.Empty(result.Jobs);
        Assert.Equal(5, result.RequestedDayCount);
        Assert.Single(fixture.CreateRequests);
        Assert.Single(fixture.Requests, request => request.StartsWith("GET /v1/Exports/Jobs/JS", StringComparison.Ordinal));
    }

    [Fact]
    public async Task SyncAsync_RequestOnlyAfterJobFinished_ReturnsJobAndDownloadsNothing()
    {
        await using var fixture = new SyncFixture();
        var pending = await fixture.SyncAsync(CreateRequest(fixture));
        fixture.TimeProvider.Advance(TimeSpan.FromHours(1));

        var result = await fixture.SyncAsync(CreateRequest(fixture));

        var job = Assert.Single(result.Jobs);
        Assert.Equal((pending.Days[0].Day, pending.Days[^1].Day), (job.StartDay!.Value, job.EndDay!.Value));
        Assert.All(result.Days, day => Assert.Equal((SyncDayStatus.Pending, null), (day.Status, day.File)));
        Assert.All(result.Plan.Days, day => Assert.Equal(SyncAction.Resume, day.Action));
        Assert.DoesNotContain(fixture.Service.Requests, request => request.IsFileRequest);
    }

    [Fact]
    public async Task SyncAsync_RequestOnlyWithListedDays_PlansDownloads()
    {
        await using var fixture = new SyncFixture(
            new() { TimeProvider = SyncFixture.CreateTimeProvider(), DailyExports = [ResourceType.Messages] }
        );

        var result = await fixture.SyncAsync(CreateRequest(fixture));

        Assert.All(result.Plan.Days, day => Assert.Equal(SyncAction.Download, day.Action));
        Assert.All(result.Days, day => Assert.Equal(SyncDayStatus.Pending, day.Status));
        Assert.DoesNotContain(fixture.Service.Requests, request => request.IsFileRequest);
    }

    [Fact]
    public async Task SyncAsync_OneDayWithoutQuotaAfterRequestOnly_DownloadsDayOfJob()
    {
        await using var fixture = new SyncFixture();
        var requested = await fixture.SyncAsync(CreateRequest(fixture));
        foreach (var day in requested.Days)
        {
            var request = CreateRequest(fixture);
            (request.StartDay, request.EndDay, request.DailyQuota, request.RequestOnly) = (day.Day, day.Day, 0, false);

            var result = await fixture.SyncAsync(request);

            Assert.Equal(SyncDayStatus.Downloaded, Assert.Single(result.Days).Status);
        }

        Assert.Single(fixture.CreateRequests);
        Assert.Equal(5, fixture.Service.Requests.Count(request => request.IsFileRequest));
        Assert.True((await fixture.SyncAsync(fixture.CreateRequest(5))).IsComplete);
    }

    private static SyncRequest CreateRequest(SyncFixture fixture)
    {
        var request = fixture.CreateRequest(5);
        request.RequestOnly = true;
        return request;
    }
}
