using System.Net;
using Microsoft.Extensions.Time.Testing;

namespace BulkExport.Client.Tests.Jobs;

public sealed class JobPollingStateTests
{
    private static readonly BulkExportApiException Unavailable = new("Come back later.", HttpStatusCode.ServiceUnavailable);
    private static readonly BulkExportApiException NotFound = new("Not found.", HttpStatusCode.NotFound);

    private static readonly Job RunningJob = new() { Details = [new() { Status = JobStatus.Running, Count = 2 }] };

    private readonly FakeTimeProvider _timeProvider = new();

    [Theory]
    [InlineData(0, 0, true)]
    [InlineData(9, 0, true)]
    [InlineData(10, 0, false)]
    [InlineData(5, 4, true)]
    [InlineData(5, 5, false)] // the requested delay counts as elapsed
    public void ShouldContinueAfter_OutageReachesLimit_ReturnsFalse(int minutes, int retryAfter, bool expected)
    {
        var state = CreateState(new() { MaxTransientFailureDuration = TimeSpan.FromMinutes(10) });
        state.ShouldContinueAfter(Unavailable, TimeSpan.Zero);

        _timeProvider.Advance(TimeSpan.FromMinutes(minutes));

        Assert.Equal(expected, state.ShouldContinueAfter(Unavailable, TimeSpan.FromMinutes(retryAfter)));
    }

    [Fact]
    public void ShouldContinueAfter_JobFetched_ResetsOutage()
    {
        var state = CreateState(new() { MaxTransientFailureDuration = TimeSpan.FromMinutes(10) });
        state.ShouldContinueAfter(Unavailable, TimeSpan.Zero);
        _timeProvider.Advance(TimeSpan.FromMinutes(10));

        state.OnJobFetched(RunningJob);

        Assert.True(state.ShouldContinueAfter(Unavailable, TimeSpan.Zero));
    }

    [Theory]
    [InlineData(0, 5, true)]
    [InlineData(15, 5, true)] // the last poll takes place at the timeout
    [InlineData(16, 5, false)]
    [InlineData(21, 0, true)] // the timeout is reported instead
    public void ShouldContinueAfter_RetryAfterExceedsTimeout_ReturnsFalse(int minutes, int retryAfter, bool expected)
    {
        var state = CreateState(new() { Timeout = TimeSpan.FromMinutes(20) });
        _timeProvider.Advance(TimeSpan.FromMinutes(minutes));

        Assert.Equal(expected, state.ShouldContinueAfter(Unavailable, TimeSpan.FromMinutes(retryAfter)));
    }

    [Theory]
    [InlineData(19, false)]
    [InlineData(20, true)]
    [InlineData(21, true)]
    public void IsTimedOut_TimeoutElapsed_ReturnsTrue(int minutes, bool expected)
    {
        var state = CreateState(new() { Timeout = TimeSpan.FromMinutes(20) });
        _timeProvider.Advance(TimeSpan.FromMinutes(minutes));

        Assert.Equal(expected, state.IsTimedOut);
        Assert.False(CreateState(new()).IsTimedOut);
    }

    [Theory]
    [InlineData(0, null, 5)]
    [InlineData(0, 2, 5)] // not below the polling interval
    [InlineData(0, 90, 90)]
    [InlineData(1198, null, 2)]
    [InlineData(1198, 90, 2)]
    [InlineData(1300, null, 0)]
    public void GetNextDelay_RetryAfterAndTimeout_ReturnsLongerDelayUpToTimeout(int elapsed, int? retryAfter, int seconds)
    {
        var state = CreateState(new() { Timeout = TimeSpan.FromMinutes(20) });
        _timeProvider.Advance(TimeSpan.FromSeconds(elapsed));

        Assert.Equal(
            TimeSpan.FromSeconds(seconds),
            state.GetNextDelay(retryAfter is { } value ? TimeSpan.FromSeconds(value) : null, jitter: 0.5)
        );
    }

    [Fact]
    public void RetryAfter_Maximum_DoesNotOverflow()
    {
        var state = CreateState(new() { MaxTransientFailureDuration = TimeSpan.MaxValue, Timeout = TimeSpan.MaxValue });
        state.ShouldContinueAfter(Unavailable, TimeSpan.Zero);
        _timeProvider.Advance(TimeSpan.FromMinutes(1));

        Assert.False(state.ShouldContinueAfter(Unavailable, TimeSpan.MaxValue));
        Assert.True(state.ShouldContinueAfter(Unavailable, TimeSpan.FromDays(100_000)));
        Assert.Equal(TimeSpan.FromMilliseconds(uint.MaxValue - 1), state.GetNextDelay(TimeSpan.MaxValue, jitter: 0.5));
        Assert.True(Task.Delay(state.GetNextDelay(TimeSpan.MaxValue, 0), _timeProvider, new CancellationToken(true)).IsCanceled);
    }

    [Fact]
    public void CreateFailedException_JobNeverFetched_ReportsReason()
    {
        var state = CreateState(new());
        _timeProvider.Advance(new TimeSpan(0, 2, 3, 4, 500));

        Assert.Equal(
            $"Waiting for job {TestAccount.JobSid} failed after 02:03:04. The job was never fetched. Not found.",
            state.CreateFailedException(NotFound).Message
        );
    }

    [Fact]
    public void CreateFailedException_JobKnownThenNotFound_ExplainsDeletion()
    {
        var state = CreateState(new());
        state.OnJobFetched(RunningJob);
        _timeProvider.Advance(new TimeSpan(1, 2, 3, 4));

        Assert.Equal(
            $"Waiting for job {TestAccount.JobSid} failed after 1d 02:03:04. Last known state: Running 2. Come back later.",
            state.CreateFailedException(Unavailable).Message
        );
        Assert.Equal(
            $"Waiting for job {TestAccount.JobSid} failed after 1d 02:03:04. The job existed earlier; it was deleted "
                + "or finished more than 7 days ago. Last known state: Running 2. Not found.",
            state.CreateFailedException(NotFound).Message
        );
    }

    private JobPollingState CreateState(JobPollingOptions options) => new(TestAccount.JobSid, options, _timeProvider);
}
