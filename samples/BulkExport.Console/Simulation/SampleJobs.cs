using BulkExport.Client;
using BulkExport.Client.Testing;

namespace BulkExport.Samples.Simulation;

/// <summary>Jobs for the simulated service: with every outcome a day can have, and the recent days that a real job would have.</summary>
internal static class SampleJobs
{
    /// <summary>Two weeks of messages, over in about ten seconds.</summary>
    public static SimulatedJob ForDemo(TimeProvider clock)
    {
        var end = LatestDay(clock);
        var start = end.AddDays(-13);
        return new SimulatedJob
        {
            FriendlyName = "Messages of two weeks",
            StartDay = start,
            EndDay = end,
            QueueTime = TimeSpan.FromSeconds(2.5),
            QueuePosition = 3,
            TimePerDay = TimeSpan.FromSeconds(1.2),
            DaysAtOnce = 3,
            Outcomes = Outcomes(start.AddDays(4), start.AddDays(8)),
            RetriedDays = [start.AddDays(6)],
        };
    }

    /// <summary>Two months of messages that take about a minute and a half.</summary>
    public static SimulatedJob ForWatching(TimeProvider clock)
    {
        var end = LatestDay(clock);
        var start = end.AddDays(-59);
        return new SimulatedJob
        {
            FriendlyName = "Messages of two months",
            StartDay = start,
            EndDay = end,
            QueueTime = TimeSpan.FromSeconds(10),
            QueuePosition = 4,
            TimePerDay = TimeSpan.FromSeconds(5),
            DaysAtOnce = 4,
            Outcomes = Outcomes(start.AddDays(11), start.AddDays(20)),
            RetriedDays = [start.AddDays(14), start.AddDays(41)],
        };
    }

    /// <summary>A week of calls, finished before anybody looks.</summary>
    public static SimulatedJob Finished(TimeProvider clock)
    {
        var end = LatestDay(clock);
        return new SimulatedJob
        {
            ResourceType = ResourceType.Calls,
            FriendlyName = "Calls of a week",
            StartDay = end.AddDays(-6),
            EndDay = end,
            Age = TimeSpan.FromHours(1),
        };
    }

    private static DateOnly LatestDay(TimeProvider clock) => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime).AddDays(-2);

    private static Dictionary<DateOnly, JobStatus> Outcomes(DateOnly empty, DateOnly failed) =>
        new() { [empty] = JobStatus.CompletedEmptyRecords, [failed] = JobStatus.Failed };
}
