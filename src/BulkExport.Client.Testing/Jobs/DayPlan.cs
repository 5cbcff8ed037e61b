namespace BulkExport.Client.Testing;

/// <summary>Represents the schedule of a day's status changes, as time offsets from the creation of the job.</summary>
/// <param name="Day">The day.</param>
/// <param name="StartsAt">The offset at which the export starts.</param>
/// <param name="FailsAt">The offset at which the first attempt fails; equal to <paramref name="RetriesAt"/> if it succeeds.</param>
/// <param name="RetriesAt">The offset at which the export is retried.</param>
/// <param name="EndsAt">The offset at which the day reaches its outcome.</param>
/// <param name="Outcome">The last status.</param>
internal readonly record struct DayPlan(
    DateOnly Day,
    TimeSpan StartsAt,
    TimeSpan FailsAt,
    TimeSpan RetriesAt,
    TimeSpan EndsAt,
    JobStatus Outcome
)
{
    public JobStatus GetStatus(TimeSpan elapsed) =>
        elapsed < StartsAt ? JobStatus.Submitted
        : elapsed < FailsAt ? JobStatus.Running
        : elapsed < RetriesAt ? JobStatus.ErrorDuringRun
        : elapsed < EndsAt ? JobStatus.Running
        : Outcome;
}
