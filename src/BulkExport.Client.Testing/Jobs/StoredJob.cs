namespace BulkExport.Client.Testing;

/// <summary>A job that the service holds, at a moment.</summary>
/// <param name="Plan">Its progress.</param>
/// <param name="Elapsed">The time since its creation.</param>
/// <param name="Now">The moment.</param>
internal readonly record struct StoredJob(JobPlan Plan, TimeSpan Elapsed, DateTimeOffset Now);
