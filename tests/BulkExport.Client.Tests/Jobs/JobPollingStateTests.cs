using System.Net;
using Microsoft.Extensions.Time.Testing;

namespace BulkExport.Client.Tests.Jobs;

public sealed class JobPollingStateTests
{
    private static readonly BulkExportApiException Unavailable = new("Come back later.", HttpStatusCode.ServiceUnavailable);
    private static readonly BulkExportApiException NotFound = new("It is not there.", HttpStatusCode.NotFound);

    private static readonly Job Seen = new() { Details = [new() { Status = JobStatus.Running, Count = 2 }] };

    private readonly FakeTimeProvider _clock = new();

    [Theory]
    [InlineData(0, 0, true)]
    [InlineData(9, 0, true)]
    [InlineData(10, 0, false)]
    [InlineData(5, 4, true)]
    [InlineData(5, 5, false)] // the requested delay counts as elapsed
    public void ShouldContinueAfter_OutageReachesLimit_ReturnsFalse(int minutes, int asked, bool tolerates)
    {
        var wait = Begin(new() { MaxTransientFailureDuration = TimeSpan.FromMinutes(10) });
        wait.ShouldContinueAfter(Unavailable, TimeSpan.Zero);

        _clock.Advance(TimeSpan.FromMinutes(minutes));

        Assert.Equal(tolerates, wait.ShouldContinueAfter(Unavailable, TimeSpan.FromMinutes(asked)));
    }

    [Fact]
    public void ShouldContinueAfter_JobFetched_ResetsOutage()
    {
        var wait = Begin(new() { MaxTransientFailureDuration = TimeSpan.FromMinutes(10) });
        wait.ShouldContinueAfter(Unavailable, TimeSpan.Zero);
        _clock.Advance(TimeSpan.FromMinutes(10));

        wait.OnJobFetched(Seen);

        Assert.True(wait.ShouldContinueAfter(Unavailable, TimeSpan.Zero));
    }

    [Theory]
    [InlineData(0, 5, true)]
    [InlineData(15, 5, true)] // the last poll takes place at the timeout
    [InlineData(16, 5, false)]
    [InlineData(21, 0, true)] // the timeout is reported instead
    public void ShouldContinueAfter_RetryAfterExceedsTimeout_ReturnsFalse(int minutes, int asked, bool tolerates)
    {
        var wait = Begin(new() { Timeout = TimeSpan.FromMinutes(20) });
        _clock.Advance(TimeSpan.FromMinutes(minutes));

        Assert.Equal(tolerates, wait.ShouldContinueAfter(Unavailable, TimeSpan.FromMinutes(asked)));
    }

    [Theory]
    [InlineData(19, false)]
    [InlineData(20, true)]
    [InlineData(21, true)]
    public void IsTimedOut_TimeoutElapsed_ReturnsTrue(int minutes, bool isPast)
    {
        var wait = Begin(new() { Timeout = TimeSpan.FromMinutes(20) });
        _clock.Advance(TimeSpan.FromMinutes(minutes));

        Assert.Equal(isPast, wait.IsTimedOut);
        Assert.False(Begin(new()).IsTimedOut);
    }

    [Theory]
    [InlineData(0, null, 5)]
    [InlineData(0, 2, 5)] // not before our own interval
    [InlineData(0, 90, 90)]
    [InlineData(1198, null, 2)]
    [InlineData(1198, 90, 2)]
    [InlineData(1300, null, 0)]
    public void GetNextDelay_RetryAfterAndTimeout_ReturnsLongerDelayUpToTimeout(int waited, int? asked, int seconds)
    {
        var wait = Begin(new() { Timeout = TimeSpan.FromMinutes(20) });
        _clock.Advance(TimeSpan.FromSeconds(waited));

        Assert.Equal(
            TimeSpan.FromSeconds(seconds),
            wait.GetNextDelay(asked is { } given ? TimeSpan.FromSeconds(given) : null, random: 0.5)
        );
    }

    [Fact]
    public void CreateFailedException_JobNeverFetched_ReportsReason()
    {
        var wait = Begin(new());
        _clock.Advance(new TimeSpan(0, 2, 3, 4, 500));

        Assert.Equal(
            $"Waiting for job {TestAccount.JobSid} failed after 02:03:04. The job was never fetched. It is not there.",
            wait.CreateFailedException(NotFound).Message
        );
    }

    [Fact]
    public void CreateFailedException_JobKnownThenNotFound_ExplainsDeletion()
    {
        var wait = Begin(new());
        wait.OnJobFetched(Seen);
        _clock.Advance(new TimeSpan(1, 2, 3, 4));

        Assert.Equal(
            $"Waiting for job {TestAccount.JobSid} failed after 1d 02:03:04. Last known state: Running 2. Come back later.",
            wait.CreateFailedException(Unavailable).Message
        );
        Assert.Equal(
            $"Waiting for job {TestAccount.JobSid} failed after 1d 02:03:04. The job existed earlier; it was deleted "
                + "or finished more than 7 days ago. Last known state: Running 2. It is not there.",
            wait.CreateFailedException(NotFound).Message
        );
    }

    private JobPollingState Begin(JobPollingOptions options) => new(TestAccount.JobSid, options, _clock);
}
