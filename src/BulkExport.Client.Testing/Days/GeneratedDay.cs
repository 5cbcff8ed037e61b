namespace BulkExport.Client.Testing;

/// <summary>Represents a day completed by a job.</summary>
/// <param name="Day">The day.</param>
/// <param name="GeneratedAt">The time at which the job completed the day.</param>
/// <param name="Job">The job.</param>
/// <param name="JobNumber">The sequence number of the job.</param>
/// <param name="IsEmpty"><see langword="true"/> if the day has no records; otherwise, <see langword="false"/>.</param>
internal sealed record GeneratedDay(DateOnly Day, DateTimeOffset GeneratedAt, SimulatedJob Job, int JobNumber, bool IsEmpty)
{
    /// <summary>Gets the ordinal sort key of the day in a list, in order of generation.</summary>
    public string SortKey { get; } = FormattableString.Invariant($"{GeneratedAt.UtcTicks:x16}{JobNumber:x8}{Day.DayNumber:x8}");
}
