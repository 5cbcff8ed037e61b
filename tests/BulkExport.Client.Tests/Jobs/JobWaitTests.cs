using System.Net;
using BulkExport.Client.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Testing;

namespace BulkExport.Client.Tests.Jobs;

/// <summary>Waits for simulated jobs, on a clock that jumps over every wait: a day takes as long as its calls.</summary>
public sealed class JobWaitTests : IAsyncDisposable
{
    private static readonly DateOnly First = new(2025, 11, 1);

    private readonly AutoAdvanceTimeProvider _clock = new();
    private readonly SimulatedBulkExport _service;
    private readonly ServiceProvider _provider;
    private readonly DateTimeOffset _started;

    public JobWaitTests()
    {
        _service = SimulatedBulkExport.Start(new SimulatedBulkExportOptions { TimeProvider = _clock });
        _provider = TestClientFactory.Build(_service, _clock);
        _started = _clock.GetUtcNow();
    }

    private IJobsClient Client => _provider.GetRequiredService<IJobsClient>();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task WaitForCompletionAsync_AYearOfDaysOverADay_MakesAsManyCallsAsPromised()
    {
        // Every status on its way: days that fail, that are empty, deleted, and retried.
        var jobSid = _service.Jobs.Add(
            Spanning(366, TimeSpan.FromDays(1)) with
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
        var seen = new List<Job>();

        await foreach (var job in WatcherWithoutJitter().WatchAsync(jobSid, new JobPollingOptions(), Cancellation))
        {
            seen.Add(job);
        }

        Assert.Equal(293, _service.Requests.Count); // with the service's estimate, as the docs of JobPollingOptions say
        Assert.Equal(JobDetails.Empty, seen[0].Details);
        Assert.All(seen.SkipLast(1), job => Assert.False(job.IsFinished));
        Assert.Equal(seen.Count, seen.Zip(seen.Skip(1)).Count(pair => pair.First != pair.Second) + 1);
        var outcome = seen[^1].Summary;
        Assert.Equal(
            (363, 1, 1, 1, 0),
            (outcome.Completed.Count, outcome.Empty.Count, outcome.Failed.Count, outcome.Deleted.Count, outcome.Pending.Count)
        );
        Assert.Equal([First.AddDays(100)], outcome.Failed.Days);
        var retries = 4 * TimeSpan.FromDays(1) / 366; // the retried days take a little longer than the day
        var late = _clock.GetUtcNow() - _started - TimeSpan.FromDays(1) - retries;
        Assert.InRange(late, -retries, new JobPollingOptions().MaxInterval);
    }

    [Theory] // the numbers that the docs of JobPollingOptions promise where the service gives no estimate
    [InlineData(1, 12)]
    [InlineData(60, 47)]
    [InlineData(24 * 60, 323)]
    public async Task WaitForCompletionAsync_NoEstimates_MakesAsManyCallsAsPromised(int minutes, int calls)
    {
        var jobs = new FakeJobsClient(
            _clock,
            elapsed => JobWith(elapsed > TimeSpan.FromMinutes(minutes) ? JobStatus.Completed : JobStatus.Running)
        );

        await foreach (
            var _ in new JobPoller(jobs, _clock, NullLogger.Instance, () => 0.5).WatchAsync(TestAccount.JobSid, new(), Cancellation)
        ) { }

        Assert.Equal(calls + 1, jobs.Calls); // and one that sees the end
        Assert.Equal(calls, _clock.Delays.Count);
    }

    [Fact]
    public async Task WaitForCompletionAsync_CountsThatLag_WaitsUntilAllDaysAreCounted()
    {
        var states = new Queue<Job>([
            JobWith(JobStatus.Completed, 1),
            JobWith(JobStatus.Completed, 0),
            new Job { StartDay = First, EndDay = First.AddDays(1) },
            JobWith(JobStatus.Completed, 2),
        ]);
        var jobs = new FakeJobsClient(_clock, _ => states.Dequeue());

        var seen = new List<Job>();
        await foreach (
            var job in new JobPoller(jobs, _clock, NullLogger.Instance, () => 0.5).WatchAsync(TestAccount.JobSid, new(), Cancellation)
        )
        {
            seen.Add(job);
        }

        Assert.Equal(4, seen.Count);
        Assert.True(seen[^1].IsFinished);
    }

    [Fact]
    public async Task WaitForCompletionAsync_Progress_IsToldEachChangeAndTheEnd()
    {
        var jobSid = _service.Jobs.Add(Spanning(4, TimeSpan.FromMinutes(4)));
        var told = new RecordingProgress<Job>();

        var finished = await Client.WaitForCompletionAsync(jobSid, progress: told, cancellationToken: Cancellation);

        Assert.True(finished.IsFinished);
        Assert.Equal(finished, told.Values[^1]);
        Assert.True(told.Values.Count > 2);
    }

    [Fact]
    public async Task WaitForCompletionAsync_JobIsGoneInTheMiddle_SaysSoAndWhatWasSeen()
    {
        var jobSid = _service.Jobs.Add(Spanning(10, TimeSpan.FromHours(1)));
        var told = new CallbackProgress<Job>(_ => _service.Jobs.Remove(jobSid));

        var thrown = await Assert.ThrowsAsync<JobWaitException>(() =>
            Client.WaitForCompletionAsync(jobSid, progress: told, cancellationToken: Cancellation)
        );

        Assert.Equal(HttpStatusCode.NotFound, Assert.IsType<BulkExportApiException>(thrown.InnerException).StatusCode);
        Assert.Equal(jobSid, thrown.LastKnownJob?.JobSid);
        Assert.Equal(_clock.GetUtcNow() - _started, thrown.Elapsed);
        Assert.Contains(
            "The job existed earlier; it was deleted or finished more than 7 days ago.",
            thrown.Message,
            StringComparison.Ordinal
        );
        Assert.False(thrown.IsTimeout);
    }

    [Fact]
    public async Task WaitForCompletionAsync_CredentialRefused_EndsAtOnce()
    {
        await using var stranger = TestClientFactory.Build(_service, _clock, options => options.AuthToken = "wrong");

        var thrown = await Assert.ThrowsAsync<JobWaitException>(() =>
            stranger.GetRequiredService<IJobsClient>().WaitForCompletionAsync(TestAccount.JobSid, cancellationToken: Cancellation)
        );

        Assert.Equal(HttpStatusCode.Unauthorized, Assert.IsType<BulkExportApiException>(thrown.InnerException).StatusCode);
        Assert.Null(thrown.LastKnownJob);
        Assert.Empty(_clock.Delays);
    }

    [Fact]
    public async Task WaitForCompletionAsync_AnswerThatCannotBeRead_EndsAtOnce()
    {
        var jobSid = _service.Jobs.Add(Spanning(1, TimeSpan.FromMinutes(1)));
        _service.Faults.Enqueue(Fault.Response(HttpStatusCode.OK, "application/json", "[]"));

        var thrown = await Assert.ThrowsAsync<JobWaitException>(() =>
            Client.WaitForCompletionAsync(jobSid, cancellationToken: Cancellation)
        );

        Assert.IsType<BulkExportFormatException>(thrown.InnerException);
    }

    [Fact]
    public async Task WaitForCompletionAsync_TenMinutesOf503_AreWaitedOut()
    {
        var jobSid = _service.Jobs.Add(Spanning(1, TimeSpan.FromSeconds(30)));
        var jobs = new FakeJobsClient(
            _clock,
            elapsed =>
                elapsed < TimeSpan.FromMinutes(10)
                    ? throw new BulkExportApiException("unavailable", HttpStatusCode.ServiceUnavailable)
                    : JobWith(JobStatus.Completed, 2)
        );

        var logger = new FakeLogger();

        await foreach (var _ in new JobPoller(jobs, _clock, logger, () => 0.5).WatchAsync(jobSid, new(), Cancellation)) { }

        Assert.Equal(jobs.Calls - 1, logger.Collector.Count);
        Assert.Equal($"Polling job {jobSid} failed after 5 s; will poll again: unavailable", logger.Collector.GetSnapshot()[1].Message);
        Assert.InRange(_clock.GetUtcNow() - _started, TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(12));
        Assert.InRange(jobs.Calls, 20, 40);
    }

    [Fact]
    public async Task WaitForCompletionAsync_OutageBeyondTheLimit_IsGivenUpWithTheLastFailure()
    {
        var jobSid = _service.Jobs.Add(Spanning(1, TimeSpan.FromHours(10)));
        _service.Faults.Enqueue(100_000, Fault.Status(HttpStatusCode.ServiceUnavailable));

        var thrown = await Assert.ThrowsAsync<JobWaitException>(() =>
            Client.WaitForCompletionAsync(
                jobSid,
                new JobPollingOptions { MaxTransientFailureDuration = TimeSpan.FromMinutes(10) },
                cancellationToken: Cancellation
            )
        );

        Assert.Equal(HttpStatusCode.ServiceUnavailable, Assert.IsType<BulkExportApiException>(thrown.InnerException).StatusCode);
        Assert.InRange(thrown.Elapsed, TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(12));
    }

    [Fact]
    public async Task WaitForCompletionAsync_RetryAfterBeyondACall_IsObeyedByTheWait()
    {
        var jobSid = _service.Jobs.Add(Spanning(1, TimeSpan.FromSeconds(1)));
        _service.Faults.Enqueue(Fault.TooManyRequests(TimeSpan.FromMinutes(30)));

        await Client.WaitForCompletionAsync(jobSid, cancellationToken: Cancellation);

        Assert.Equal([TimeSpan.FromMinutes(30)], _clock.Delays);
        Assert.Equal(2, _service.Requests.Count);
    }

    [Fact]
    public async Task WaitForCompletionAsync_RetryAfterBeyondTheToleratedOutage_GivesUpAtOnce()
    {
        var jobSid = _service.Jobs.Add(Spanning(1, TimeSpan.FromSeconds(1)));
        _service.Faults.Enqueue(Fault.TooManyRequests(TimeSpan.FromMinutes(30)));

        var thrown = await Assert.ThrowsAsync<JobWaitException>(() =>
            Client.WaitForCompletionAsync(
                jobSid,
                new JobPollingOptions { MaxTransientFailureDuration = TimeSpan.FromMinutes(20) },
                cancellationToken: Cancellation
            )
        );

        Assert.Equal(HttpStatusCode.TooManyRequests, Assert.IsType<BulkExportApiException>(thrown.InnerException).StatusCode);
        Assert.Empty(_clock.Delays);
    }

    [Fact]
    public async Task WaitForCompletionAsync_Deadline_AsksOnceMoreThenAndSaysWhatWasSeen()
    {
        var jobSid = _service.Jobs.Add(Spanning(10, TimeSpan.FromDays(1)));

        var thrown = await Assert.ThrowsAsync<JobWaitException>(() =>
            Client.WaitForCompletionAsync(
                jobSid,
                new JobPollingOptions { Timeout = TimeSpan.FromMinutes(7) },
                cancellationToken: Cancellation
            )
        );

        Assert.True(thrown.IsTimeout);
        Assert.Equal(TimeSpan.FromMinutes(7), thrown.Elapsed);
        Assert.Equal(_started.AddMinutes(7), _service.Requests[^1].ReceivedAt);
        Assert.StartsWith(
            $"Waiting for job {jobSid} timed out after 00:07:00. Last known state: ",
            thrown.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task WatchAsync_CancelledInAWait_EndsAtOnceWithTheCallersToken()
    {
        var clock = new AutoAdvanceTimeProvider { AutoAdvance = false };
        var jobs = new FakeJobsClient(clock, _ => JobWith(JobStatus.Running));
        using var cancelling = new CancellationTokenSource();

        await using var watch = new JobPoller(jobs, clock, NullLogger.Instance, () => 0.5)
            .WatchAsync(TestAccount.JobSid, new(), cancelling.Token)
            .GetAsyncEnumerator(Cancellation);
        Assert.True(await watch.MoveNextAsync());
        var next = watch.MoveNextAsync().AsTask();
        await clock.DelayStarted.WaitAsync(Cancellation);
        await cancelling.CancelAsync();

        var thrown = await Assert.ThrowsAsync<OperationCanceledException>(() => next);
        Assert.True(thrown.CancellationToken.IsCancellationRequested);
        Assert.Equal("The wait was canceled.", thrown.Message);
        Assert.Equal(1, jobs.Calls);
    }

    [Fact]
    public async Task WatchAsync_CancelledInACall_EndsWithWhatTheCallThrew()
    {
        var cancelled = new OperationCanceledException("The call was cancelled.");
        var jobs = new FakeJobsClient(_clock, _ => throw cancelled);

        await using var watch = new JobPoller(jobs, _clock, NullLogger.Instance, () => 0.5)
            .WatchAsync(TestAccount.JobSid, new(), Cancellation)
            .GetAsyncEnumerator(Cancellation);

        Assert.Same(cancelled, await Assert.ThrowsAsync<OperationCanceledException>(() => watch.MoveNextAsync().AsTask()));
    }

    [Fact]
    public async Task WatchAsync_ClockJumpsAhead_GoesOnWithOneCall()
    {
        // A laptop that slept for a night: the wait that was due hours ago ends now, and none of the others is made up for.
        var clock = new AutoAdvanceTimeProvider { AutoAdvance = false };
        var jobs = new FakeJobsClient(clock, elapsed => JobWith(elapsed > TimeSpan.FromHours(1) ? JobStatus.Completed : JobStatus.Running));

        var waiting = Task.Run(
            async () =>
            {
                await foreach (
                    var _ in new JobPoller(jobs, clock, NullLogger.Instance, () => 0.5).WatchAsync(TestAccount.JobSid, new(), Cancellation)
                ) { }
            },
            Cancellation
        );
        await clock.DelayStarted.WaitAsync(Cancellation);
        clock.Advance(TimeSpan.FromHours(9));
        await waiting;

        Assert.Equal(2, jobs.Calls);
    }

    [Fact]
    public void WatchAsync_DefaultSid_ThrowsBeforeAnythingIsSent() =>
        Assert.Throws<ArgumentException>(() => Client.WatchAsync(default, cancellationToken: Cancellation));

    public async ValueTask DisposeAsync()
    {
        await _provider.DisposeAsync();
        await _service.DisposeAsync();
    }

    private static Job JobWith(JobStatus status, int count = 2) =>
        new()
        {
            JobSid = TestAccount.JobSid,
            StartDay = First,
            EndDay = First.AddDays(1),
            Details = [new() { Status = status, Count = count }],
        };

    private static SimulatedJob Spanning(int days, TimeSpan time) =>
        new()
        {
            StartDay = First,
            EndDay = First.AddDays(days - 1),
            QueueTime = TimeSpan.Zero,
            MaxConcurrentDays = 1,
            TimePerDay = time / days,
        };

    private JobPoller WatcherWithoutJitter() => new(Client, _clock, NullLogger.Instance, () => 0.5);
}
