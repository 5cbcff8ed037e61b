namespace BulkExport.Client.Testing;

/// <summary>A day that a job has completed.</summary>
/// <param name="Day">The day.</param>
/// <param name="MadeAt">When.</param>
/// <param name="Job">The job.</param>
/// <param name="JobNumber">The number of the job since the service was started.</param>
/// <param name="IsEmpty">Whether it came out without records.</param>
internal sealed record GeneratedDay(DateOnly Day, DateTimeOffset MadeAt, SimulatedJob Job, int JobNumber, bool IsEmpty)
{
    /// <summary>The day's place in the list, which is in order of generation, as text that compares.</summary>
    public string Key { get; } = FormattableString.Invariant($"{MadeAt.UtcTicks:x16}{JobNumber:x8}{Day.DayNumber:x8}");
}
