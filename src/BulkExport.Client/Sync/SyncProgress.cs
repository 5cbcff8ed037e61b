namespace BulkExport.Client;

/// <summary>Describes the progress of a synchronization.</summary>
public sealed record SyncProgress
{
    /// <summary>Gets the current results for all days, ordered by resource type, in the order of the request, and day.</summary>
    /// <value>Days that are still to be processed have the status <see cref="SyncDayStatus.Pending"/>.</value>
    public required IReadOnlyList<SyncDayResult> Days { get; init; }

    /// <summary>Gets the last known states of the jobs that were requested or resumed.</summary>
    public IReadOnlyList<Job> Jobs { get; init; } = [];

    /// <summary>Gets the number of days to process, including those that have been processed.</summary>
    public int TotalDays { get; init; }

    /// <summary>Gets the number of days that have been processed, regardless of their status.</summary>
    public int ProcessedDays { get; init; }

    /// <summary>Gets the number of compressed bytes received so far, including those of failed attempts.</summary>
    public long BytesReceived { get; init; }
}
