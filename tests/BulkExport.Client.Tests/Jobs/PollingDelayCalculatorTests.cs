using CsCheck;

namespace BulkExport.Client.Tests.Jobs;

public sealed class PollingDelayCalculatorTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);

    [Theory] // as documented by JobPollingOptions
    [InlineData(1, 12)]
    [InlineData(60, 47)]
    [InlineData(24 * 60, 323)]
    public void GetNextDelay_DefaultOptions_ResultsInDocumentedNumberOfPolls(int minutes, int calls)
    {
        var made = 1;
        var elapsed = TimeSpan.Zero;
        while ((elapsed += GetNextDelay(elapsed)) <= TimeSpan.FromMinutes(minutes))
        {
            made++;
        }

        Assert.Equal(calls, made);
    }

    [Theory]
    [InlineData(0, 5)]
    [InlineData(40, 5)]
    [InlineData(80, 10)]
    [InlineData(8 * 300, 300)]
    [InlineData(24 * 3600, 300)]
    public void GetNextDelay_NoEstimate_ReturnsEighthOfElapsedTimeWithinBounds(int elapsed, int seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), GetNextDelay(TimeSpan.FromSeconds(elapsed)));

    [Theory]
    [InlineData(4 * 3600, 300)] // far: the maximum interval from the first poll on
    [InlineData(60, 30)] // near: half of the remaining time
    [InlineData(2, 5)]
    [InlineData(-80, 10)] // past: an eighth of the elapsed time
    public void GetNextDelay_Estimate_ReturnsHalfOfRemainingTimeWithinBounds(int secondsLeft, int seconds) =>
        Assert.Equal(
            TimeSpan.FromSeconds(seconds),
            GetNextDelay(TimeSpan.Zero, new Job { EstimatedCompletionTime = Now.AddSeconds(secondsLeft) })
        );

    [Fact]
    public void GetNextDelay_EstimateKeepsMoving_ReturnsAtLeastHundredthOfElapsedTime() =>
        Assert.Equal(
            TimeSpan.FromMinutes(1),
            GetNextDelay(TimeSpan.FromMinutes(100), new Job { EstimatedCompletionTime = Now.AddSeconds(10) })
        );

    [Theory]
    [InlineData(1, 5)]
    [InlineData(2, 10)]
    [InlineData(12, 60)]
    [InlineData(10_000, 300)]
    public void GetNextDelay_JobQueued_ReturnsLongerDelay(int position, int seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), GetNextDelay(TimeSpan.Zero, new Job { QueuePosition = position }));

    [Fact]
    public void GetNextDelay_MaxIntervalBelowInitialInterval_UsesInitialInterval() =>
        Assert.Equal(
            TimeSpan.FromSeconds(20),
            PollingDelayCalculator.GetNextDelay(
                new JobPollingOptions { InitialInterval = TimeSpan.FromSeconds(20), MaxInterval = TimeSpan.FromSeconds(2) },
                TimeSpan.FromHours(1),
                job: null,
                Now,
                0.5
            )
        );

    [Fact]
    public void GetNextDelay_PositionAndIntervalAtMaximum_ReturnsMaxInterval() =>
        Assert.Equal(
            TimeSpan.FromDays(1),
            PollingDelayCalculator.GetNextDelay(
                new JobPollingOptions { InitialInterval = TimeSpan.FromDays(1), MaxInterval = TimeSpan.FromDays(1) },
                TimeSpan.Zero,
                new Job { QueuePosition = int.MaxValue },
                Now,
                0.5
            )
        );

    [Fact]
    public void GetNextDelay_AnyInput_StaysWithinBoundsPlusJitter() =>
        Gen.Select(
                Gen.Long[0, TimeSpan.FromDays(400).Ticks],
                Gen.DateTimeOffset.Nullable(),
                Gen.Int.Nullable(),
                Gen.Double[0, 1],
                Gen.DateTimeOffset
            )
            .Sample(
                (elapsed, estimate, position, random, now) =>
                {
                    var job = new Job { EstimatedCompletionTime = estimate, QueuePosition = position };
                    var next = PollingDelayCalculator.GetNextDelay(new JobPollingOptions(), new TimeSpan(elapsed), job, now, random);
                    Assert.InRange(next, TimeSpan.FromSeconds(4.5), TimeSpan.FromSeconds(330));
                }
            );

    private static TimeSpan GetNextDelay(TimeSpan elapsed, Job? job = null) =>
        PollingDelayCalculator.GetNextDelay(new JobPollingOptions(), elapsed, job, Now, jitter: 0.5);
}
