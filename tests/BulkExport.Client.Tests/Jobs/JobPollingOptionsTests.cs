namespace BulkExport.Client.Tests.Jobs;

public sealed class JobPollingOptionsTests
{
    private static readonly TimeSpan Tick = TimeSpan.FromTicks(1);
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    [Fact]
    public void Intervals_FromASecondToADay_AreTaken()
    {
        var options = new JobPollingOptions { FirstInterval = Second, LongestInterval = Day };

        Assert.Equal((Second, Day), (options.FirstInterval, options.LongestInterval));
    }

    [Fact]
    public void Intervals_ShorterOrLonger_AreRefusedByName()
    {
        AssertRefused(nameof(JobPollingOptions.FirstInterval), () => new() { FirstInterval = Second - Tick });
        AssertRefused(nameof(JobPollingOptions.FirstInterval), () => new() { FirstInterval = Day + Tick });
        AssertRefused(nameof(JobPollingOptions.LongestInterval), () => new() { LongestInterval = Second - Tick });
        AssertRefused(nameof(JobPollingOptions.LongestInterval), () => new() { LongestInterval = Day + Tick });
    }

    [Fact]
    public void Limits_OfNothing_AreTaken()
    {
        var options = new JobPollingOptions { Deadline = TimeSpan.Zero, ToleratedOutage = TimeSpan.Zero };

        Assert.Equal((TimeSpan.Zero, TimeSpan.Zero), (options.Deadline, options.ToleratedOutage));
        Assert.Null(new JobPollingOptions { Deadline = null }.Deadline);
    }

    [Fact]
    public void Limits_Negative_AreRefusedByName()
    {
        AssertRefused(nameof(JobPollingOptions.Deadline), () => new() { Deadline = -Tick });
        AssertRefused(nameof(JobPollingOptions.ToleratedOutage), () => new() { ToleratedOutage = -Tick });
    }

    private static void AssertRefused(string name, Func<JobPollingOptions> make) =>
        Assert.Equal(name, Assert.Throws<ArgumentOutOfRangeException>(make).ParamName);
}
