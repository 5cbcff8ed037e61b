namespace BulkExport.Client;

/// <summary>Caches the summary of a job without taking part in the equality of jobs.</summary>
internal struct JobSummaryCache : IEquatable<JobSummaryCache>
{
    public JobSummary? Value { get; set; }

    public readonly bool Equals(JobSummaryCache other) => true;

    public override readonly bool Equals(object? obj) => obj is JobSummaryCache;

    public override readonly int GetHashCode() => 0;
}
