using System.Net;
using BulkExport.Client.Testing;
using static BulkExport.Client.Tests.Export.ExportFixture;

namespace BulkExport.Client.Tests.Export;

/// <summary>Tests complete exports against the simulated service.</summary>
public class ExportTests
{
    [Fact]
    public async Task ExportAsync_AlreadyComplete_SendsNoRequests()
    {
        await using var fixture = new ExportFixture();
        var first = await fixture.ExportAsync();
        fixture.Service.Requests.Clear();

        var second = await fixture.ExportAsync();

        Assert.Empty(fixture.Service.Requests);
        Assert.True(first.IsComplete && second.IsComplete);
        Assert.All(second.Days, day => Assert.Equal(ExportDayStatus.AlreadyDownloaded, day.Status));
        Assert.Equal(first.Files.Select(file => file with { AlreadyExisted = true }), second.Files);
        Assert.Empty(second.Jobs);
    }

    [Fact]
    public async Task ExportAsync_CompleteAndJobExpired_SendsNoRequests()
    {
        await using var fixture = new ExportFixture();
        await fixture.ExportAsync();
        fixture.TimeProvider.Advance(TimeSpan.FromDays(30));
        fixture.Service.Requests.Clear();

        Assert.True((await fixture.ExportAsync()).IsComplete);
        Assert.Empty(fixture.Service.Requests);
    }

    [Fact]
    public async Task ExportAsync_OneDayFails_DownloadsOthersAndRetriesDayInNextRun()
    {
        await using var fixture = new ExportFixture();
        var failedDay = FirstDay.AddDays(1);
        fixture.Service.Faults.Enqueue(100, Fault.Status(HttpStatusCode.InternalServerError), request => IsLinkRequest(request, failedDay));

        var result = await fixture.ExportAsync();

        Assert.Equal(
            [ExportDayStatus.Downloaded, ExportDayStatus.DownloadFailed, ExportDayStatus.Downloaded],
            result.Days.Select(day => day.Status)
        );
        Assert.Equal(HttpStatusCode.InternalServerError, Assert.IsType<BulkExportApiException>(result.Days[1].Error).StatusCode);
        fixture.AssertComplete(FirstDay, FirstDay.AddDays(2));

        fixture.Service.Faults.Clear();
        fixture.Service.Requests.Clear();
        Assert.True((await fixture.ExportAsync()).IsComplete);
        Assert.Equal(
            ["GET /v1/Exports/Messages/Days", "GET /v1/Exports/Messages/Days/2026-11-02"],
            fixture.Service.Requests.Where(request => !request.IsFileRequest).Select(request => $"{request.Method} {request.Path}")
        );
        fixture.AssertComplete(Enumerable.Range(0, 3).Select(FirstDay.AddDays));
    }

    [Fact]
    public async Task ExportAsync_ListOfDaysFails_DownloadsFilesWithoutSizeCheck()
    {
        await using var fixture = new ExportFixture();
        fixture.Service.Faults.Enqueue(
            1000,
            Fault.Status(HttpStatusCode.InternalServerError),
            request => request.Path.EndsWith("/Days", StringComparison.Ordinal)
        );

        var result = await fixture.ExportAsync();

        Assert.True(result.IsComplete);
        fixture.AssertComplete(Enumerable.Range(0, 3).Select(FirstDay.AddDays));
    }

    [Fact]
    public async Task ExportAsync_AllDaysAndFileReplaced_DownloadsNewFiles()
    {
        await using var fixture = new ExportFixture();
        await fixture.ExportAsync();
        fixture.Service.Files.Replace(
            ResourceType.Messages,
            FirstDay.AddDays(1),
            fixture.Service.Files.Get(ResourceType.Messages, FirstDay).ToArray()
        );

        var result = await fixture.ExportAsync(mode: ExportDays.All);

        Assert.Equal(
            [ExportDayStatus.Downloaded, ExportDayStatus.Downloaded, ExportDayStatus.Downloaded], // the files of the new job
            result.Days.Select(day => day.Status)
        );
        fixture.AssertComplete(Enumerable.Range(0, 3).Select(FirstDay.AddDays));
    }

    [Fact]
    public async Task ExportAsync_Canceled_ThrowsWithCallersTokenAndResumesInNextRun()
    {
        await using var fixture = new ExportFixture();
        using var cts = new CancellationTokenSource();
        var reportCount = 0;
        var progress = new CallbackProgress<ExportProgress>(report =>
        {
            reportCount++;
            if (report.BytesReceived > 0)
            {
                cts.Cancel();
            }
        });

        var thrown = await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            fixture.ExportAsync(progress: progress, cancellationToken: cts.Token)
        );

        Assert.Equal(cts.Token, thrown.CancellationToken);
        fixture.AssertNoTemporaryFiles();
        var countAfterCancellation = reportCount;
        Assert.True((await fixture.ExportAsync()).IsComplete);
        Assert.Equal(countAfterCancellation, reportCount);
        Assert.Equal(3, fixture.Service.Jobs.DaysRequestedToday);
        fixture.AssertComplete(Enumerable.Range(0, 3).Select(FirstDay.AddDays));
    }

    [Fact]
    public async Task ExportAsync_Progress_ReportsTotals()
    {
        await using var fixture = new ExportFixture();
        fixture.Service.Faults.Enqueue(Fault.BodyTruncated(1), request => request.IsFileRequest); // one byte, followed by a retry
        var progress = new RecordingProgress<ExportProgress>();

        var result = await fixture.ExportAsync(5, progress);

        var last = progress.Values[^1];
        var size = result.Files.Sum(file => file.Size);
        Assert.Equal((5, 5, 0, size), (last.TotalDays, last.ProcessedDays, last.FailedDays, last.ProcessedBytes));
        Assert.Equal(size + 1, last.BytesReceived);
        Assert.False(progress.Values[0].Job!.IsFinished);
        Assert.Equal(result.Jobs[0], last.Job);
        Assert.All(
            progress.Values.Zip(progress.Values.Skip(1)),
            step =>
                Assert.True(step.First.BytesReceived <= step.Second.BytesReceived && step.First.ProcessedDays <= step.Second.ProcessedDays)
        );
    }

    [Fact]
    public async Task ExportAsync_FileReplacedAfterListing_AcceptsNewFile()
    {
        await using var fixture = new ExportFixture();
        var replacedDay = FirstDay.AddDays(2);
        var progress = new CallbackProgress<ExportProgress>(report =>
        {
            if (report is { ProcessedDays: 1 })
            {
                var other = fixture.Service.Files.Get(ResourceType.Messages, FirstDay.AddDays(10)).ToArray();
                fixture.Service.Files.Replace(ResourceType.Messages, replacedDay, other);
            }
        });

        var result = await fixture.ExportAsync(progress: progress, maxConcurrency: 1);

        Assert.True(result.IsComplete);
        Assert.Equal(1, fixture.Requests.Count(call => call == "GET /v1/Exports/Messages/Days/2026-11-03"));
        fixture.AssertComplete(Enumerable.Range(0, 3).Select(FirstDay.AddDays));
    }

    [Fact]
    public async Task ExportAsync_FileTruncatedBetweenGzipMembers_Retries()
    {
        await using var fixture = new ExportFixture();
        var member = fixture.Service.Files.Get(ResourceType.Messages, FirstDay).ToArray();
        fixture.Service.Files.Replace(ResourceType.Messages, FirstDay, [.. member, .. member]);
        fixture.Service.Faults.Enqueue(Fault.BodyTruncated(member.Length), request => request.IsFileRequest);

        Assert.True((await fixture.ExportAsync()).IsComplete);
        fixture.AssertComplete(FirstDay);
    }

    private static bool IsLinkRequest(ReceivedRequest request, DateOnly day) =>
        request.Path.EndsWith($"/Days/{day:yyyy-MM-dd}", StringComparison.Ordinal);
}
