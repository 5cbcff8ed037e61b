using System.Net;
using BulkExport.Client.Testing;

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

    [Fact]
    public async Task SyncAsync_RequestOnlyAfterSomeDays_ReturnsOtherDaysAsPending()
    {
        await using var fixture = new SyncFixture();
        await fixture.SyncAsync(CreateRequest(fixture));
        var first = CreateRequest(fixture);
        (first.EndDay, first.DailyQuota, first.RequestOnly) = (first.StartDay, 0, false);
        await fixture.SyncAsync(first);
        fixture.Service.Requests.Clear();

        var result = await fixture.SyncAsync(CreateRequest(fixture));

        Assert.Single(result.Jobs);
        Assert.Equal(SyncDayStatus.Present, result.Days[0].Status);
        Assert.All(result.Days.Skip(1), day => Assert.Equal(SyncDayStatus.Pending, day.Status));
        Assert.Empty(fixture.Service.Requests);
    }

    [Fact]
    public async Task SyncAsync_RequestOnlyAfterAllDays_ClosesJob()
    {
        await using var fixture = new SyncFixture();
        await fixture.SyncAsync(CreateRequest(fixture));
        var document = ExportPaths.GetOpenJobsPath(ResourceType.Messages);
        var open = await fixture.Stores[0].ReadDocumentAsync(document, TestContext.Current.CancellationToken);
        await fixture.SyncAsync(fixture.CreateRequest(5));
        var closed = await fixture.Stores[0].ReadDocumentAsync(document, TestContext.Current.CancellationToken);
        await fixture.Stores[0].WriteDocumentAsync(document, open!.Content, closed!.Version, TestContext.Current.CancellationToken);

        var result = await fixture.SyncAsync(CreateRequest(fixture));

        Assert.True(result.IsComplete);
        var status = await fixture.Stores[0].GetStatusAsync(fixture.LatestDay, TestContext.Current.CancellationToken);
        Assert.Empty(Assert.Single(status.Resources).OpenJobs);
        Assert.Equal(5, fixture.Service.Requests.Count(request => request.IsFileRequest));
    }

    [Fact]
    public async Task SyncAsync_ListedFileNotFound_DefersDayWithoutQuotaAndRequestsItWithQuota()
    {
        var timeProvider = SyncFixture.CreateTimeProvider();
        await using var fixture = new SyncFixture(new() { TimeProvider = timeProvider, DailyExports = [ResourceType.Messages] });
        fixture.Service.Faults.Enqueue(
            20,
            Fault.Status(HttpStatusCode.NotFound),
            request =>
                request.Path.EndsWith($"/Days/{fixture.LatestDay:yyyy-MM-dd}", StringComparison.Ordinal) && !fixture.CreateRequests.Any()
        );
        var request = fixture.CreateRequest(1);
        request.DailyQuota = 0;

        var deferred = await fixture.SyncAsync(request);
        request.DailyQuota = 366;
        var result = await fixture.SyncAsync(request);

        Assert.Equal(
            (SyncAction.Download, SyncDayStatus.Deferred),
            (Assert.Single(deferred.Plan.Days).Action, Assert.Single(deferred.Days).Status)
        );
        Assert.Equal((1, true), (result.RequestedDayCount, result.IsComplete));
    }

    private static SyncRequest CreateRequest(SyncFixture fixture)
    {
        var request = fixture.CreateRequest(5);
        request.RequestOnly = true;
        return request;
    }
}
