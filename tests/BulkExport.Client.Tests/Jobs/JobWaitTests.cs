using System.Net;
using BulkExport.Client.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Testing;

namespace BulkExport.Client.Tests.Jobs;

/// <summary>Waits for simulated jobs with a <see cref="AutoAdvanceTimeProvider"/>, which skips the delays between polls.</summary>
public sealed class JobWaitTests : IAsyncDisposable
{
    private static readonly DateOnly First = new(2025, 11, 1);

    private readonly AutoAdvanceTimeProvider _timeProvider = new();
    private readonly SimulatedBulkExport _service;
    private readonly ServiceProvider _provider;
    private readonly DateTimeOffset _startTime;

    public JobWaitTests()
    {
        _service = SimulatedBulkExport.Start(new SimulatedBulkExportOptions { TimeProvider = _timeProvider });
        _provider = TestClientFactory.Build(_service, _timeProvider);
        _startTime = _timeProvider.GetUtcNow();
    }

    private IJobsClient Client => _provider.GetRequiredService<IJobsClient>();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task WatchAsync_YearOfDaysOverOneDay_SendsDocumentedNumberOfRequests()
    {
        // Includes days that fail, have no records, are deleted, or are retried.
        var jobSid = _service.Jobs.Add(
            CreateJob(366, TimeSpan.FromDays(1)) with
            {
                DetailsDelay = TimeSpan.FromMinutes(10),
                Outcomes = new Dictionary<DateOnly, JobStatus>
                {
                    [First] = JobStatus.CompletedEmptyRecords,
                    [First.AddDays(100)] = JobStatus.Failed,
                    [First.AddDays(200)] = JobStatus.DeletedByUserRequest,
                },
                RetriedDays = [First.AddDays(50), First.AddDays(300)],
            }
        );
        var snapshots = new List<Job>();

        await foreach (var job in CreatePollerWithoutJitter().WatchAsync(jobSid, new JobPollingOptions(), Cancellation))
        {
            snapshots.Add(job);
        }

        Assert.Equal(293, _service.Requests.Count); // as documented by JobPollingOptions for jobs with an estimate
        Assert.Equal(JobDetails.Empty, snapshots[0].Details);
        Assert.All(snapshots.SkipLast(1), job => Assert.False(job.IsFinished));
        Assert.Equal(snapshots.Count, snapshots.Zip(snapshots.Skip(1)).Count(pair => pair.First != pair.Second) + 1);
        var summary = snapshots[^1].Summary;
        Assert.Equal(
            (363, 1, 1, 1, 0),
            (summary.Completed.Count, summary.Empty.Count, summary.Failed.Count, summary.Deleted.Count, summary.Pending.Count)
        );
        Assert.Equal([First.AddDays(100)], summary.Failed.Days);
        var retries = 4 * TimeSpan.FromDays(1) / 366; // retried days take longer
        var lateness = _timeProvider.GetUtcNow() - _startTime - TimeSpan.FromDays(1) - retries;
        Assert.InRange(lateness, -retries, new JobPollingOptions().MaxInterval);
    }

    [Theory] // as documented by JobPollingOptions for jobs without an estimate
    [InlineData(1, 12)]
    [InlineData(60, 47)]
    [InlineData(24 * 60, 323)]
    public async Task WatchAsync_NoEstimates_SendsDocumentedNumberOfRequests(int minutes, int calls)
    {
        var fakeClient = new FakeJobsClient(
            _timeProvider,
            elapsed => CreateSnapshot(elapsed > TimeSpan.FromMinutes(minutes) ? JobStatus.Completed : JobStatus.Running)
        );

        await foreach (
            var _ in new JobPoller(fakeClient, _timeProvider, NullLogger.Instance, () => 0.5).WatchAsync(
                TestAccount.JobSid,
                new(),
                Cancellation
            )
        ) { }

        Assert.Equal(calls + 1, fakeClient.Calls); // including the request that returns the finished job
        Assert.Equal(calls, _timeProvider.Delays.Count);
    }

    [Fact]
    public async Task WatchAsync_CountsLag_ContinuesUntilAllDaysAreCounted()
    {
        var states = new Queue<Job>([
            CreateSnapshot(JobStatus.Completed, 1),
            CreateSnapshot(JobStatus.Completed, 0),
            new Job { StartDay = First, EndDay = First.AddDays(1) },
            CreateSnapshot(JobStatus.Completed, 2),
        ]);
        var fakeClient = new FakeJobsClient(_timeProvider, _ => states.Dequeue());

        var snapshots = new List<Job>();
        await foreach (
            var job in new JobPoller(fakeClient, _timeProvider, NullLogger.Instance, () => 0.5).WatchAsync(
                TestAccount.JobSid,
                new(),
                Cancellation
            )
        )
        {
            snapshots.Add(job);
        }

        Assert.Equal(4, snapshots.Count);
        Assert.True(snapshots[^1].IsFinished);
    }

    [Fact]
    public async Task WaitForCompletionAsync_Progress_ReportsEachChange()
    {
        var jobSid = _service.Jobs.Add(CreateJob(4, TimeSpan.FromMinutes(4)));
        var progress = new RecordingProgress<Job>();

        var finished = await Client.WaitForCompletionAsync(jobSid, progress: progress, cancellationToken: Cancellation);

        Assert.True(finished.IsFinished);
        Assert.Equal(finished, progress.Values[^1]);
        Assert.True(progress.Values.Count > 2);
    }

    [Fact]
    public async Task WaitForCompletionAsync_JobDisappears_ThrowsWithLastKnownJob()
    {
        var jobSid = _service.Jobs.Add(CreateJob(10, TimeSpan.FromHours(1)));
        var progress = new CallbackProgress<Job>(_ => _service.Jobs.Remove(jobSid));

        var exception = await Assert.ThrowsAsync<JobWaitException>(() =>
            Client.WaitForCompletionAsync(jobSid, progress: progress, cancellationToken: Cancellation)
        );

        Assert.Equal(HttpStatusCode.NotFound, Assert.IsType<BulkExportApiException>(exception.InnerException).StatusCode);
        Assert.Equal(jobSid, exception.LastKnownJob?.JobSid);
        Assert.Equal(_timeProvider.GetUtcNow() - _startTime, exception.Elapsed);
        Assert.Contains(
            "The job existed earlier; it was deleted or finished more than 7 days ago.",
            exception.Message,
            StringComparison.Ordinal
        );
        Assert.False(exception.IsTimeout);
    }

    [Fact]
    public async Task WaitForCompletionAsync_Unauthorized_ThrowsWithoutDelay()
    {
        await using var otherProvider = TestClientFactory.Build(_service, _timeProvider, options => options.AuthToken = "wrong");

        var exception = await Assert.ThrowsAsync<JobWaitException>(() =>
            otherProvider.GetRequiredService<IJobsClient>().WaitForCompletionAsync(TestAccount.JobSid, cancellationToken: Cancellation)
        );

        Assert.Equal(HttpStatusCode.Unauthorized, Assert.IsType<BulkExportApiException>(exception.InnerException).StatusCode);
        Assert.Null(exception.LastKnownJob);
        Assert.Empty(_timeProvider.Delays);
    }

    [Fact]
    public async Task WaitForCompletionAsync_InvalidBody_ThrowsFormatException()
    {
        var jobSid = _service.Jobs.Add(CreateJob(1, TimeSpan.FromMinutes(1)));
        _service.Faults.Enqueue(Fault.Response(HttpStatusCode.OK, "application/json", "[]"));

        var exception = await Assert.ThrowsAsync<JobWaitException>(() =>
            Client.WaitForCompletionAsync(jobSid, cancellationToken: Cancellation)
        );

        Assert.IsType<BulkExportFormatException>(exception.InnerException);
    }

    [Fact]
    public async Task WatchAsync_TenMinuteOutage_ContinuesPolling()
    {
        var jobSid = _service.Jobs.Add(CreateJob(1, TimeSpan.FromSeconds(30)));
        var fakeClient = new FakeJobsClient(
            _timeProvider,
            elapsed =>
                elapsed < TimeSpan.FromMinutes(10)
                    ? throw new BulkExportApiException("unavailable", HttpStatusCode.ServiceUnavailable)
                    : CreateSnapshot(JobStatus.Completed, 2)
        );

        var logger = new FakeLogger();

        await foreach (var _ in new JobPoller(fakeClient, _timeProvider, logger, () => 0.5).WatchAsync(jobSid, new(), Cancellation)) { }

        Assert.Equal(fakeClient.Calls - 1, logger.Collector.Count);
        Assert.Equal(
            $"A poll of job {jobSid} failed, 5 s after polling started. Polling continues. Failure: unavailable",
            logger.Collector.GetSnapshot()[1].Message
        );
        Assert.InRange(_timeProvider.GetUtcNow() - _startTime, TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(12));
        Assert.InRange(fakeClient.Calls, 20, 40);
    }

    [Fact]
    public async Task WaitForCompletionAsync_OutageExceedsLimit_ThrowsWithLastFailure()
    {
        var jobSid = _service.Jobs.Add(CreateJob(1, TimeSpan.FromHours(10)));
        _service.Faults.Enqueue(100_000, Fault.Status(HttpStatusCode.ServiceUnavailable));

        var exception = await Assert.ThrowsAsync<JobWaitException>(() =>
            Client.WaitForCompletionAsync(
                jobSid,
                new JobPollingOptions { MaxTransientFailureDuration = TimeSpan.FromMinutes(10) },
                cancellationToken: Cancellation
            )
        );

        Assert.Equal(HttpStatusCode.ServiceUnavailable, Assert.IsType<BulkExportApiException>(exception.InnerException).StatusCode);
        Assert.InRange(exception.Elapsed, TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(12));
    }

    [Fact]
    public async Task WaitForCompletionAsync_RetryAfterExceedsRequestTimeout_DelaysNextPoll()
    {
        var jobSid = _service.Jobs.Add(CreateJob(1, TimeSpan.FromSeconds(1)));
        _service.Faults.Enqueue(Fault.TooManyRequests(TimeSpan.FromMinutes(30)));

        await Client.WaitForCompletionAsync(jobSid, cancellationToken: Cancellation);

        Assert.Equal([TimeSpan.FromMinutes(30)], _timeProvider.Delays);
        Assert.Equal(2, _service.Requests.Count);
    }

    [Fact]
    public async Task WaitForCompletionAsync_RetryAfterExceedsOutageLimit_ThrowsWithoutDelay()
    {
        var jobSid = _service.Jobs.Add(CreateJob(1, TimeSpan.FromSeconds(1)));
        _service.Faults.Enqueue(Fault.TooManyRequests(TimeSpan.FromMinutes(30)));

        var exception = await Assert.ThrowsAsync<JobWaitException>(() =>
            Client.WaitForCompletionAsync(
                jobSid,
                new JobPollingOptions { MaxTransientFailureDuration = TimeSpan.FromMinutes(20) },
                cancellationToken: Cancellation
            )
        );

        Assert.Equal(HttpStatusCode.TooManyRequests, Assert.IsType<BulkExportApiException>(exception.InnerException).StatusCode);
        Assert.Empty(_timeProvider.Delays);
    }

    [Fact]
    public async Task WaitForCompletionAsync_TimeoutElapses_PollsOnceMoreAndThrows()
    {
        var jobSid = _service.Jobs.Add(CreateJob(10, TimeSpan.FromDays(1)));

        var exception = await Assert.ThrowsAsync<JobWaitException>(() =>
            Client.WaitForCompletionAsync(
                jobSid,
                new JobPollingOptions { Timeout = TimeSpan.FromMinutes(7) },
                cancellationToken: Cancellation
            )
        );

        Assert.True(exception.IsTimeout);
        Assert.Equal(TimeSpan.FromMinutes(7), exception.Elapsed);
        Assert.Equal(_startTime.AddMinutes(7), _service.Requests[^1].ReceivedAt);
        Assert.StartsWith(
            $"Waiting for job {jobSid} timed out after 00:07:00. Last known state: ",
            exception.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task WatchAsync_CanceledDuringDelay_ThrowsWithCallerToken()
    {
        var timeProvider = new AutoAdvanceTimeProvider { AutoAdvance = false };
        var fakeClient = new FakeJobsClient(timeProvider, _ => CreateSnapshot(JobStatus.Running));
        using var cancellation = new CancellationTokenSource();

        await using var watch = new JobPoller(fakeClient, timeProvider, NullLogger.Instance, () => 0.5)
            .WatchAsync(TestAccount.JobSid, new(), cancellation.Token)
            .GetAsyncEnumerator(Cancellation);
        Assert.True(await watch.MoveNextAsync());
        var next = watch.MoveNextAsync().AsTask();
        await timeProvider.DelayStarted.WaitAsync(Cancellation);
        await cancellation.CancelAsync();

        var exception = await Assert.ThrowsAsync<OperationCanceledException>(() => next);
        Assert.True(exception.CancellationToken.IsCancellationRequested);
        Assert.Equal("The wait was canceled.", exception.Message);
        Assert.Equal(1, fakeClient.Calls);
    }

    [Fact]
    public async Task WatchAsync_CanceledDuringRequest_ThrowsExceptionOfRequest()
    {
        var canceled = new OperationCanceledException("The call was cancelled.");
        var fakeClient = new FakeJobsClient(_timeProvider, _ => throw canceled);

        await using var watch = new JobPoller(fakeClient, _timeProvider, NullLogger.Instance, () => 0.5)
            .WatchAsync(TestAccount.JobSid, new(), Cancellation)
            .GetAsyncEnumerator(Cancellation);

        Assert.Same(canceled, await Assert.ThrowsAsync<OperationCanceledException>(() => watch.MoveNextAsync().AsTask()));
    }

    [Fact]
    public async Task WatchAsync_ClockJumpsForward_PollsOnce()
    {
        // For example, a laptop that was asleep: the overdue poll takes place once, and missed polls are not repeated.
        var timeProvider = new AutoAdvanceTimeProvider { AutoAdvance = false };
        var fakeClient = new FakeJobsClient(
            timeProvider,
            elapsed => CreateSnapshot(elapsed > TimeSpan.FromHours(1) ? JobStatus.Completed : JobStatus.Running)
        );

        var waiting = Task.Run(
            async () =>
            {
                await foreach (
                    var _ in new JobPoller(fakeClient, timeProvider, NullLogger.Instance, () => 0.5).WatchAsync(
                        TestAccount.JobSid,
                        new(),
                        Cancellation
                    )
                ) { }
            },
            Cancellation
        );
        await timeProvider.DelayStarted.WaitAsync(Cancellation);
        timeProvider.Advance(TimeSpan.FromHours(9));
        await waiting;

        Assert.Equal(2, fakeClient.Calls);
    }

    [Fact]
    public void WatchAsync_DefaultSid_ThrowsBeforeSendingRequest() =>
        Assert.Throws<ArgumentException>(() => Client.WatchAsync(default, cancellationToken: Cancellation));

    public async ValueTask DisposeAsync()
    {
        await _provider.DisposeAsync();
        await _service.DisposeAsync();
    }

    private static Job CreateSnapshot(JobStatus status, int count = 2) =>
        new()
        {
            JobSid = TestAccount.JobSid,
            StartDay = First,
            EndDay = First.AddDays(1),
            Details = [new() { Status = status, Count = count }],
        };

    private static SimulatedJob CreateJob(int days, TimeSpan time) =>
        new()
        {
            StartDay = First,
            EndDay = First.AddDays(days - 1),
            QueueTime = TimeSpan.Zero,
            MaxConcurrentDays = 1,
            TimePerDay = time / days,
        };

    private JobPoller CreatePollerWithoutJitter() => new(Client, _timeProvider, NullLogger.Instance, () => 0.5);
}
