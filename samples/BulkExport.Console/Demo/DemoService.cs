using BulkExport.Client;
using BulkExport.Client.Testing;

namespace BulkExport.Samples.Demo;

/// <summary>Starts the simulated service of the demo, on which a job of a week takes about six seconds.</summary>
internal static class DemoService
{
    private const int DaysPerWeek = 7;

    /// <summary>The number of messages per day of the week, starting with Sunday.</summary>
    private static readonly int[] MessagesPerWeekday = [1420, 5780, 6950, 7240, 6890, 6070, 2360];

    public static SimulatedBulkExport Start(TimeProvider timeProvider) =>
        SimulatedBulkExport.Start(
            new SimulatedBulkExportOptions
            {
                TimeProvider = timeProvider,
                ConfigureNewJob = ConfigureJob,
                RecordsPerDay = GetRecordCount,
            }
        );

    private static SimulatedJob ConfigureJob(SimulatedJob job) =>
        job with
        {
            QueueTime = TimeSpan.FromSeconds(1),
            TimePerDay = TimeSpan.FromSeconds(1.5),
            MaxConcurrentDays = 3,
            Outcomes = CreateOutcomes(job.StartDay).Where(pair => pair.Key <= job.EndDay).ToDictionary(),
        };

    private static Dictionary<DateOnly, JobStatus> CreateOutcomes(DateOnly startDay) =>
        new() { [startDay.AddDays(2)] = JobStatus.CompletedEmptyRecords, [startDay.AddDays(4)] = JobStatus.Failed };

    private static int GetRecordCount(ResourceType resourceType, DateOnly day)
    {
        var count = MessagesPerWeekday[(int)day.DayOfWeek];
        return count + (count * (day.DayNumber / DaysPerWeek % 3) / 10);
    }
}
