namespace BulkExport.Client.Testing;

/// <summary>Represents the state of a job at a point in time.</summary>
/// <param name="Plan">The progress of the job.</param>
/// <param name="Number">The sequence number of the job.</param>
/// <param name="Elapsed">The time elapsed since its creation.</param>
/// <param name="Now">The point in time.</param>
internal readonly record struct JobSnapshot(JobPlan Plan, int Number, TimeSpan Elapsed, DateTimeOffset Now)
{
    /// <summary>Gets the ordinal sort key of the job in a list, newest first.</summary>
    public string SortKey => FormattableString.Invariant($"{int.MaxValue - Number:x8}");
}
