using System.Net;
using BulkExport.Client.Testing;
using static BulkExport.Client.Tests.Export.ExportFixture;

namespace BulkExport.Client.Tests.Export;

/// <summary>Whole exports, from the request to the files, against the simulated service.</summary>
public class ExportTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ExportAsync_EveryOutcome_IsToldDayByDay()
    {
        var (empty, failed, deleted, removed) = (FirstDay.AddDays(1), FirstDay.AddDays(2), FirstDay.AddDays(3), FirstDay.AddDays(4));
        await using var scene = With(job =>
            job with
            {
                Outcomes = new Dictionary<DateOnly, JobStatus>
                {
                    [empty] = JobStatus.CompletedEmptyRecords,
                    [failed] = JobStatus.Failed,
                    [deleted] = JobStatus.DeletedByUserRequest,
                },
            }
        );
        var progress = new CallbackProgress<ExportProgress>(told =>
        {
            if (told is { TotalDays: > 0, CompletedDays: 0, BytesReceived: 0 })
            {
                scene.Service.Files.Remove(ResourceType.Messages, removed);
            }
        });

        var result = await scene.ExportAsync(6, progress);

        Assert.Equal(
            [
                ExportDayStatus.Downloaded,
                ExportDayStatus.NoRecords,
                ExportDayStatus.ExportFailed,
                ExportDayStatus.Deleted,
                ExportDayStatus.NotFound,
                ExportDayStatus.Downloaded,
            ],
            result.Days.Select(day => day.Status)
        );
        Assert.Equal(Enumerable.Range(0, 6).Select(FirstDay.AddDays), result.Days.Select(day => day.Day));
        Assert.Equal(HttpStatusCode.NotFound, Assert.IsType<BulkExportApiException>(result.Days[4].Error).StatusCode);
        Assert.False(result.IsComplete);
        Assert.Equal([scene.PathOf(FirstDay), scene.PathOf(FirstDay.AddDays(5))], result.Files.Select(file => file.Path));
        Assert.All(
            result.Files,
            file => Assert.Equal(scene.Service.Files.Get(ResourceType.Messages, file.Day).RecordCount, (int)file.RecordCount)
        );
        scene.AssertWhole(FirstDay, FirstDay.AddDays(5));
    }

    [Fact]
    public async Task ExportAsync_AgainWhenFinished_CallsNothing()
    {
        await using var scene = new ExportFixture();
        var first = await scene.ExportAsync();
        scene.Service.Requests.Clear();

        var again = await scene.ExportAsync();

        Assert.Empty(scene.Service.Requests);
        Assert.True(first.IsComplete && again.IsComplete);
        Assert.All(again.Days, day => Assert.Equal(ExportDayStatus.AlreadyDownloaded, day.Status));
        Assert.Equal(first.Files.Select(file => file with { AlreadyExisted = true }), again.Files);
        Assert.Equal(first.Job, again.Job);
    }

    [Fact]
    public async Task ExportAsync_AgainWhenTheServiceHasForgottenAll_CallsNothing()
    {
        await using var scene = new ExportFixture();
        await scene.ExportAsync();
        scene.Clock.Advance(TimeSpan.FromDays(30));
        scene.Service.Requests.Clear();

        Assert.True((await scene.ExportAsync()).IsComplete);
        Assert.Empty(scene.Service.Requests);
    }

    [Fact]
    public async Task ExportAsync_OneDayFails_CostsNoOtherAndIsFetchedByTheNextRun()
    {
        await using var scene = new ExportFixture();
        var bad = FirstDay.AddDays(1);
        scene.Service.Faults.Enqueue(100, Fault.Status(HttpStatusCode.InternalServerError), request => IsLinkOf(request, bad));

        var result = await scene.ExportAsync();

        Assert.Equal(
            [ExportDayStatus.Downloaded, ExportDayStatus.DownloadFailed, ExportDayStatus.Downloaded],
            result.Days.Select(day => day.Status)
        );
        Assert.Equal(HttpStatusCode.InternalServerError, Assert.IsType<BulkExportApiException>(result.Days[1].Error).StatusCode);
        scene.AssertWhole(FirstDay, FirstDay.AddDays(2));

        scene.Service.Faults.Clear();
        scene.Service.Requests.Clear();
        Assert.True((await scene.ExportAsync()).IsComplete);
        Assert.Equal(
            ["GET /v1/Exports/Messages/Days", "GET /v1/Exports/Messages/Days/2026-11-02"],
            scene.Service.Requests.Where(request => !request.IsFileRequest).Select(request => $"{request.Method} {request.Path}")
        );
        scene.AssertWhole(Enumerable.Range(0, 3).Select(FirstDay.AddDays));
    }

    [Fact]
    public async Task ExportAsync_DaysCannotBeListed_FetchesThemWithoutTheirSizes()
    {
        await using var scene = new ExportFixture();
        scene.Service.Faults.Enqueue(
            1000,
            Fault.Status(HttpStatusCode.InternalServerError),
            request => request.Path.EndsWith("/Days", StringComparison.Ordinal)
        );

        var result = await scene.ExportAsync();

        Assert.True(result.IsComplete);
        scene.AssertWhole(Enumerable.Range(0, 3).Select(FirstDay.AddDays));
    }

    [Fact]
    public async Task ExportAsync_ManifestDeletedAndFileMadeAnew_FetchesTheNewFile()
    {
        await using var scene = new ExportFixture();
        await scene.ExportAsync();
        scene.DeleteManifest();
        scene.Service.Files.Replace(
            ResourceType.Messages,
            FirstDay.AddDays(1),
            scene.Service.Files.Get(ResourceType.Messages, FirstDay).ToArray()
        );

        var result = await scene.ExportAsync();

        Assert.Equal(
            [ExportDayStatus.Downloaded, ExportDayStatus.Downloaded, ExportDayStatus.Downloaded], // the files of the new job
            result.Days.Select(day => day.Status)
        );
        scene.AssertWhole(Enumerable.Range(0, 3).Select(FirstDay.AddDays));
    }

    [Fact]
    public async Task ExportAsync_Cancelled_ThrowsWithTheCallersTokenAndGoesOnNextTime()
    {
        await using var scene = new ExportFixture();
        using var cancelling = new CancellationTokenSource();
        var told = 0;
        var progress = new CallbackProgress<ExportProgress>(now =>
        {
            told++;
            if (now.BytesReceived > 0)
            {
                cancelling.Cancel();
            }
        });

        var thrown = await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            scene.ExportAsync(progress: progress, cancellationToken: cancelling.Token)
        );

        Assert.Equal(cancelling.Token, thrown.CancellationToken);
        scene.AssertNoLeftovers();
        var toldBefore = told;
        Assert.True((await scene.ExportAsync()).IsComplete);
        Assert.Equal(toldBefore, told);
        Assert.Equal(3, scene.Service.Jobs.DaysRequestedToday);
        scene.AssertWhole(Enumerable.Range(0, 3).Select(FirstDay.AddDays));
    }

    [Fact]
    public async Task ExportAsync_Progress_AddsUp()
    {
        await using var scene = new ExportFixture();
        scene.Service.Faults.Enqueue(Fault.BodyTruncated(1), request => request.IsFileRequest); // one byte, and then the file again
        var progress = new RecordingProgress<ExportProgress>();

        var result = await scene.ExportAsync(5, progress);

        var last = progress.Values[^1];
        var size = result.Files.Sum(file => file.Size);
        Assert.Equal((5, 5, 0, size), (last.TotalDays, last.CompletedDays, last.FailedDays, last.CompletedBytes));
        Assert.Equal(size + 1, last.BytesReceived);
        Assert.False(progress.Values[0].Job.IsFinished);
        Assert.Equal(result.Job, last.Job);
        Assert.All(
            progress.Values.Zip(progress.Values.Skip(1)),
            step =>
                Assert.True(step.First.BytesReceived <= step.Second.BytesReceived && step.First.CompletedDays <= step.Second.CompletedDays)
        );
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)] // the service lists a file of no bytes
    public async Task ExportAsync_EmptyDaysThatAreNotNamed_AreTold(bool listsEmptyDays)
    {
        var empty = FirstDay.AddDays(1);
        await using var scene = With(
            job => job with { IncludeDays = false, Outcomes = Outcome(empty, JobStatus.CompletedEmptyRecords) },
            listsEmptyDays
        );

        var result = await scene.ExportAsync();

        Assert.True(result.IsComplete);
        Assert.Equal(listsEmptyDays ? ExportDayStatus.Downloaded : ExportDayStatus.NoRecords, result.Days[1].Status);
        Assert.Null(result.Days[1].Error);
        scene.Service.Requests.Clear();
        Assert.True((await scene.ExportAsync()).IsComplete);
        Assert.Empty(scene.Service.Requests);
    }

    [Fact]
    public async Task ExportAsync_FailedAndEmptyDaysThatAreNotNamed_StayGone()
    {
        await using var scene = With(job =>
            job with
            {
                IncludeDays = false,
                Outcomes = new Dictionary<DateOnly, JobStatus>
                {
                    [FirstDay] = JobStatus.Failed,
                    [FirstDay.AddDays(1)] = JobStatus.CompletedEmptyRecords,
                },
            }
        );

        var result = await scene.ExportAsync();

        Assert.False(result.IsComplete);
        Assert.Equal(
            [ExportDayStatus.NotFound, ExportDayStatus.NotFound, ExportDayStatus.Downloaded],
            result.Days.Select(day => day.Status)
        );
    }

    [Fact]
    public async Task ExportAsync_DayListedWithTwoSizes_TakesEither()
    {
        await using var scene = With(job => job, listsEmptyDays: true);
        scene.Service.Jobs.Add(
            new SimulatedJob
            {
                StartDay = FirstDay,
                EndDay = FirstDay,
                Age = TimeSpan.FromDays(1),
                Outcomes = Outcome(FirstDay, JobStatus.CompletedEmptyRecords),
            }
        );

        Assert.True((await scene.ExportAsync()).IsComplete);
        scene.AssertWhole(FirstDay);
    }

    [Fact]
    public async Task ExportAsync_FileMadeAnewAfterTheDaysWereListed_IsTakenAsItIs()
    {
        await using var scene = new ExportFixture();
        var changed = FirstDay.AddDays(2);
        var progress = new CallbackProgress<ExportProgress>(told =>
        {
            if (told is { CompletedDays: 1 })
            {
                var other = scene.Service.Files.Get(ResourceType.Messages, FirstDay.AddDays(10)).ToArray();
                scene.Service.Files.Replace(ResourceType.Messages, changed, other);
            }
        });

        var result = await scene.ExportAsync(progress: progress, maxParallel: 1);

        Assert.True(result.IsComplete);
        Assert.Equal(1, scene.Calls.Count(call => call == "GET /v1/Exports/Messages/Days/2026-11-03"));
        scene.AssertWhole(Enumerable.Range(0, 3).Select(FirstDay.AddDays));
    }

    [Fact]
    public async Task ExportAsync_FileCutBetweenGzipMembers_IsNotTaken()
    {
        await using var scene = new ExportFixture();
        var whole = scene.Service.Files.Get(ResourceType.Messages, FirstDay).ToArray();
        scene.Service.Files.Replace(ResourceType.Messages, FirstDay, [.. whole, .. whole]);
        scene.Service.Faults.Enqueue(Fault.BodyTruncated(whole.Length), request => request.IsFileRequest);

        Assert.True((await scene.ExportAsync()).IsComplete);
        scene.AssertWhole(FirstDay);
    }

    [Fact]
    public async Task DownloadJobAsync_JobOfSomebodyElse_BringsItsFilesAndThenCallsNothing()
    {
        await using var scene = new ExportFixture();
        var sid = scene.Service.Jobs.Add(
            new SimulatedJob
            {
                StartDay = FirstDay,
                EndDay = FirstDay.AddDays(2),
                Age = TimeSpan.FromDays(1),
            }
        );

        var result = await scene.Client.DownloadJobAsync(sid, scene.Folder, cancellationToken: Cancellation);

        Assert.True(result.IsComplete);
        Assert.Equal(sid, result.Job.JobSid);
        scene.AssertWhole(Enumerable.Range(0, 3).Select(FirstDay.AddDays));
        scene.Service.Requests.Clear();
        scene.Service.Jobs.Remove(sid);
        result = await scene.Client.DownloadJobAsync(sid, scene.Folder, cancellationToken: Cancellation);
        Assert.All(result.Days, day => Assert.Equal(ExportDayStatus.AlreadyDownloaded, day.Status));
        Assert.Empty(scene.Service.Requests);
    }

    [Fact]
    public async Task DownloadJobAsync_NoSuchJob_SaysSo()
    {
        await using var scene = new ExportFixture();

        var thrown = await Assert.ThrowsAsync<JobWaitException>(() =>
            scene.Client.DownloadJobAsync(TestAccount.JobSid, scene.Folder, cancellationToken: Cancellation)
        );

        Assert.IsType<BulkExportApiException>(thrown.InnerException);
    }

    [Fact]
    public async Task DownloadJobAsync_KindOfRecordsNotTold_SaysSo()
    {
        await using var scene = new ExportFixture();
        var sid = scene.Service.Jobs.Add(
            new SimulatedJob
            {
                StartDay = FirstDay,
                EndDay = FirstDay,
                Age = TimeSpan.FromDays(1),
                IncludeResourceType = false,
            }
        );

        var thrown = await Assert.ThrowsAsync<BulkExportFormatException>(() =>
            scene.Client.DownloadJobAsync(sid, scene.Folder, cancellationToken: Cancellation)
        );

        Assert.Equal("$.resource_type", thrown.JsonPath);
    }

    private static ExportFixture With(Func<SimulatedJob, SimulatedJob> newJobs, bool listsEmptyDays = false) =>
        new(
            new SimulatedBulkExportOptions
            {
                TimeProvider = new AutoAdvanceTimeProvider(),
                ConfigureNewJob = newJobs,
                IncludeEmptyDays = listsEmptyDays,
            }
        );

    private static Dictionary<DateOnly, JobStatus> Outcome(DateOnly day, JobStatus status) => new() { [day] = status };

    private static bool IsLinkOf(ReceivedRequest request, DateOnly day) =>
        request.Path.EndsWith($"/Days/{day:yyyy-MM-dd}", StringComparison.Ordinal);
}
