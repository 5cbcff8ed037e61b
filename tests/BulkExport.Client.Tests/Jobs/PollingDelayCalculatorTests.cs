using CsCheck;

namespace BulkExport.Client.Tests.Jobs;

public sealed class PollingDelayCalculatorTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);

    [Theory] // the numbers that the docs of JobPollingOptions promise
    [InlineData(1, 12)]
    [InlineData(60, 47)]
    [InlineData(24 * 60, 323)]
    public void Next_DefaultsOverAWait_MakesThePromisedNumberOfCalls(int minutes, int calls)
    {
        var made = 1;
        var waited = TimeSpan.Zero;
        while ((waited += Next(waited)) <= TimeSpan.FromMinutes(minutes))
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
    public void Next_NothingKnown_IsAnEighthOfTheWaitWithinBounds(int waited, int seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), Next(TimeSpan.FromSeconds(waited)));

    [Theory]
    [InlineData(4 * 3600, 300)] // far: as seldom as allowed, from the first call on
    [InlineData(60, 30)] // near: half of what is left
    [InlineData(2, 5)]
    [InlineData(-80, 10)] // past: an eighth of the time since then
    public void Next_Estimate_IsHalfOfTheTimeLeftWithinBounds(int secondsLeft, int seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), Next(TimeSpan.Zero, new Job { EstimatedCompletionTime = Now.AddSeconds(secondsLeft) }));

    [Fact]
    public void Next_EstimateThatMovesForEver_AsksNoMoreThanEachHundredthOfTheWait() =>
        Assert.Equal(TimeSpan.FromMinutes(1), Next(TimeSpan.FromMinutes(100), new Job { EstimatedCompletionTime = Now.AddSeconds(10) }));

    [Theory]
    [InlineData(1, 5)]
    [InlineData(2, 10)]
    [InlineData(12, 60)]
    [InlineData(10_000, 300)]
    public void Next_OthersAheadInTheQueue_AsksLessOften(int position, int seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), Next(TimeSpan.Zero, new Job { QueuePosition = position }));

    [Fact]
    public void Next_LongestShorterThanFirst_CountsAsFirst() =>
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
    public void Next_WhateverIsKnown_StaysWithinATenthOfTheBounds() =>
        Gen.Select(
                Gen.Long[0, TimeSpan.FromDays(400).Ticks],
                Gen.DateTimeOffset.Nullable(),
                Gen.Int.Nullable(),
                Gen.Double[0, 1],
                Gen.DateTimeOffset
            )
            .Sample(
                (waited, estimate, position, random, now) =>
                {
                    var job = new Job { EstimatedCompletionTime = estimate, QueuePosition = position };
                    var next = PollingDelayCalculator.GetNextDelay(new JobPollingOptions(), new TimeSpan(waited), job, now, random);
                    Assert.InRange(next, TimeSpan.FromSeconds(4.5), TimeSpan.FromSeconds(330));
                }
            );

    private static TimeSpan Next(TimeSpan waited, Job? job = null) =>
        PollingDelayCalculator.GetNextDelay(new JobPollingOptions(), waited, job, Now, random: 0.5);
}
