using System.Net;
using Microsoft.Extensions.Time.Testing;

namespace BulkExport.Client.Tests.Jobs;

public sealed class WaitTests
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
    [InlineData(5, 5, false)] // what is asked for counts as if it were over
    public void Tolerates_AnOutage_UntilItLastsAsLongAsTolerated(int minutes, int asked, bool tolerates)
    {
        var wait = Begin(new() { ToleratedOutage = TimeSpan.FromMinutes(10) });
        wait.Tolerates(Unavailable, TimeSpan.Zero);

        _clock.Advance(TimeSpan.FromMinutes(minutes));

        Assert.Equal(tolerates, wait.Tolerates(Unavailable, TimeSpan.FromMinutes(asked)));
    }

    [Fact]
    public void Tolerates_AfterAnAnswer_CountsAnew()
    {
        var wait = Begin(new() { ToleratedOutage = TimeSpan.FromMinutes(10) });
        wait.Tolerates(Unavailable, TimeSpan.Zero);
        _clock.Advance(TimeSpan.FromMinutes(10));

        wait.Saw(Seen);

        Assert.True(wait.Tolerates(Unavailable, TimeSpan.Zero));
    }

    [Theory]
    [InlineData(0, 5, true)]
    [InlineData(15, 5, true)] // one more call, when the deadline comes
    [InlineData(16, 5, false)]
    [InlineData(21, 0, true)] // the deadline itself will say so
    public void Tolerates_WhatIsAskedFor_UpToTheDeadline(int minutes, int asked, bool tolerates)
    {
        var wait = Begin(new() { Deadline = TimeSpan.FromMinutes(20) });
        _clock.Advance(TimeSpan.FromMinutes(minutes));

        Assert.Equal(tolerates, wait.Tolerates(Unavailable, TimeSpan.FromMinutes(asked)));
    }

    [Theory]
    [InlineData(19, false)]
    [InlineData(20, true)]
    [InlineData(21, true)]
    public void IsPastDeadline_FromTheDeadlineOn(int minutes, bool isPast)
    {
        var wait = Begin(new() { Deadline = TimeSpan.FromMinutes(20) });
        _clock.Advance(TimeSpan.FromMinutes(minutes));

        Assert.Equal(isPast, wait.IsPastDeadline);
        Assert.False(Begin(new()).IsPastDeadline);
    }

    [Theory]
    [InlineData(0, null, 5)]
    [InlineData(0, 2, 5)] // no sooner than our own pace
    [InlineData(0, 90, 90)]
    [InlineData(1198, null, 2)]
    [InlineData(1198, 90, 2)]
    [InlineData(1300, null, 0)]
    public void NextDelay_IsTheLongerOfBothButEndsWithTheDeadline(int waited, int? asked, int seconds)
    {
        var wait = Begin(new() { Deadline = TimeSpan.FromMinutes(20) });
        _clock.Advance(TimeSpan.FromSeconds(waited));

        Assert.Equal(TimeSpan.FromSeconds(seconds), wait.NextDelay(asked is { } given ? TimeSpan.FromSeconds(given) : null, random: 0.5));
    }

    [Fact]
    public void GivenUp_NeverSeen_SaysSoAndWhy()
    {
        var wait = Begin(new());
        _clock.Advance(new TimeSpan(0, 2, 3, 4, 500));

        Assert.Equal(
            $"The wait for job {TestAccount.JobSid} was given up after 02:03:04. The job was never seen. It is not there.",
            wait.GivenUp(NotFound).Message
        );
    }

    [Fact]
    public void GivenUp_SeenBefore_SaysWhatOfAndThatItIsGone()
    {
        var wait = Begin(new());
        wait.Saw(Seen);
        _clock.Advance(new TimeSpan(1, 2, 3, 4));

        Assert.Equal(
            $"The wait for job {TestAccount.JobSid} was given up after 1d 02:03:04. Last seen: Running 2. Come back later.",
            wait.GivenUp(Unavailable).Message
        );
        Assert.Equal(
            $"The wait for job {TestAccount.JobSid} was given up after 1d 02:03:04. The job was there before: it was deleted, or has been finished "
                + "for more than 7 days. Last seen: Running 2. It is not there.",
            wait.GivenUp(NotFound).Message
        );
    }

    private Wait Begin(JobPollingOptions options) => new(TestAccount.JobSid, options, _clock);
}
