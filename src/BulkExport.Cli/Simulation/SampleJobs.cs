using BulkExport.Cli.Infrastructure;
using BulkExport.Client.Testing;

namespace BulkExport.Cli.Simulation;

/// <summary>Creates the sample jobs of the simulated service.</summary>
internal static class SampleJobs
{
    /// <summary>Creates a job that exports two months of messages and takes about 90 seconds.</summary>
    public static SimulatedJob CreateRunning(TimeProvider timeProvider)
    {
        var end = ExportableDays.GetLatest(timeProvider);
        var start = end.AddDays(-59);
        return new SimulatedJob
        {
            FriendlyName = "Two months of messages",
            StartDay = start,
            EndDay = end,
            QueueTime = TimeSpan.FromSeconds(10),
            QueuePosition = 4,
            TimePerDay = TimeSpan.FromSeconds(5),
            MaxConcurrentDays = 4,
            Outcomes = CreateOutcomes(start.AddDays(11), start.AddDays(20)),
            RetriedDays = [start.AddDays(14), start.AddDays(41)],
        };
    }

    /// <summary>Configures a job that is created through the API to take a few seconds per day.</summary>
    public static SimulatedJob ConfigureJob(SimulatedJob job) =>
        job with
        {
            QueueTime = TimeSpan.FromSeconds(4),
            QueuePosition = 3,
            TimePerDay = TimeSpan.FromSeconds(3),
            MaxConcurrentDays = 4,
        };

    /// <summary>Creates a finished job that exported a week of calls.</summary>
    public static SimulatedJob CreateFinished(TimeProvider timeProvider)
    {
        var end = ExportableDays.GetLatest(timeProvider);
        return new SimulatedJob
        {
            ResourceType = ResourceType.Calls,
            FriendlyName = "A week of calls",
            StartDay = end.AddDays(-6),
            EndDay = end,
            Age = TimeSpan.FromHours(1),
        };
    }

    public static Dictionary<DateOnly, JobStatus> CreateOutcomes(DateOnly empty, DateOnly failed) =>
        new() { [empty] = JobStatus.CompletedEmptyRecords, [failed] = JobStatus.Failed };
}
