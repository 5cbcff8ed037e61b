using BulkExport.Client;
using BulkExport.Client.Testing;

namespace BulkExport.Samples.Simulation;

/// <summary>Jobs for the simulated service: with every outcome a day can have, and the recent days that a real job would have.</summary>
internal static class SampleJobs
{
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

    /// <summary>What becomes of a job that is asked for: a few seconds a day.</summary>
    public static SimulatedJob Asked(SimulatedJob job) =>
        job with
        {
            QueueTime = TimeSpan.FromSeconds(4),
            QueuePosition = 3,
            TimePerDay = TimeSpan.FromSeconds(3),
            DaysAtOnce = 4,
        };

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

    /// <summary>The latest day that may be asked for.</summary>
    public static DateOnly LatestDay(TimeProvider clock) => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime).AddDays(-2);

    public static Dictionary<DateOnly, JobStatus> Outcomes(DateOnly empty, DateOnly failed) =>
        new() { [empty] = JobStatus.CompletedEmptyRecords, [failed] = JobStatus.Failed };
}
