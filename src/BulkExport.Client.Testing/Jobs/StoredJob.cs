namespace BulkExport.Client.Testing;

/// <summary>A job that the service holds, at a moment.</summary>
/// <param name="Plan">Its progress.</param>
/// <param name="Number">The number of the job since the service was started.</param>
/// <param name="Elapsed">The time since its creation.</param>
/// <param name="Now">The moment.</param>
internal readonly record struct StoredJob(JobPlan Plan, int Number, TimeSpan Elapsed, DateTimeOffset Now)
{
    /// <summary>The job's place in a list of the newest first, as text that compares.</summary>
    public string NewestFirstKey => FormattableString.Invariant($"{int.MaxValue - Number:x8}");
}
