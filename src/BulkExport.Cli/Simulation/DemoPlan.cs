using BulkExport.Cli.Infrastructure;
using BulkExport.Client.Testing;

namespace BulkExport.Cli.Simulation;

/// <summary>Provides the request of the demo and its simulated job, which finishes in about six seconds and has completed, empty, failed, and retried days.</summary>
internal static class DemoPlan
{
    private const int Days = 14;

    /// <summary>The number of messages per day of the week, starting with Sunday.</summary>
    private static readonly int[] Week = [1420, 5780, 6950, 7240, 6890, 6070, 2360];

    public static CreateJobRequest CreateRequest(TimeProvider timeProvider)
    {
        var end = ExportableDays.GetLatest(timeProvider);
        return new CreateJobRequest
        {
            ResourceType = ResourceType.Messages,
            StartDay = end.AddDays(1 - Days),
            EndDay = end,
            FriendlyName = "Two weeks of messages",
        };
    }

    public static SimulatedJob ConfigureJob(SimulatedJob job) =>
        job with
        {
            QueueTime = TimeSpan.FromSeconds(1.5),
            QueuePosition = 3,
            TimePerDay = TimeSpan.FromSeconds(0.7),
            MaxConcurrentDays = 3,
            Outcomes = SampleJobs.CreateOutcomes(job.StartDay.AddDays(4), job.StartDay.AddDays(8)),
            RetriedDays = [job.StartDay.AddDays(6)],
        };

    /// <summary>Gets a number of records that varies by the day of the week and by the week.</summary>
    public static int GetRecordCount(ResourceType resourceType, DateOnly day)
    {
        var typical = Week[(int)day.DayOfWeek];
        return typical + (typical * (day.DayNumber * 37 % 21) / 100);
    }
}
