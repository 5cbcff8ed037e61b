using Microsoft.Extensions.Logging.Abstractions;

namespace BulkExport.Client.Tests.Jobs;

/// <summary>Tests the cancellation of waiting for a job, and clock changes.</summary>
public sealed class JobWaitCancellationTests : JobWaitTestBase
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

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
        var fakeClient = new FakeJobsClient(TimeProvider, _ => throw canceled);

        await using var watch = new JobPoller(fakeClient, TimeProvider, NullLogger.Instance, () => 0.5)
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
}
