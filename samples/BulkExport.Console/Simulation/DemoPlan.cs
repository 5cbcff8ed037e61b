using BulkExport.Client;
using BulkExport.Client.Testing;

namespace BulkExport.Samples.Simulation;

/// <summary>What the demo asks for, and what the simulated service makes of it: every outcome a day can have, over in about six seconds.</summary>
internal static class DemoPlan
{
    private const int Days = 14;

    /// <summary>How many messages each day of the week has, from Sunday on.</summary>
    private static readonly int[] Week = [1420, 5780, 6950, 7240, 6890, 6070, 2360];

    public static CreateJobRequest Request(TimeProvider clock)
    {
        var end = SampleJobs.LatestDay(clock);
        return new CreateJobRequest
        {
            ResourceType = ResourceType.Messages,
            StartDay = end.AddDays(1 - Days),
            EndDay = end,
            FriendlyName = "Messages of two weeks",
        };
    }

    public static SimulatedJob Shape(SimulatedJob job) =>
        job with
        {
            QueueTime = TimeSpan.FromSeconds(1.5),
            QueuePosition = 3,
            TimePerDay = TimeSpan.FromSeconds(0.7),
            DaysAtOnce = 3,
            Outcomes = SampleJobs.Outcomes(job.StartDay.AddDays(4), job.StartDay.AddDays(8)),
            RetriedDays = [job.StartDay.AddDays(6)],
        };

    /// <summary>A wave of a week, not the same in every week.</summary>
    public static int RecordsOf(ResourceType resourceType, DateOnly day)
    {
        var usual = Week[(int)day.DayOfWeek];
        return usual + (usual * (day.DayNumber * 37 % 21) / 100);
    }
}
