namespace BulkExport.Client;

/// <summary>Describes the result of a synchronization.</summary>
public sealed record SyncResult
{
    /// <summary>Gets the plan that was executed or, for a dry run, would have been executed.</summary>
    public required SyncPlan Plan { get; init; }

    /// <summary>Gets the results for all days, ordered by resource type, in the order of the request, and day.</summary>
    /// <value>For a dry run, the days that would be downloaded, resumed or requested have the status <see cref="SyncDayStatus.Pending"/>.</value>
    public required IReadOnlyList<SyncDayResult> Days { get; init; }

    /// <summary>Gets the finished jobs that were requested or resumed.</summary>
    public IReadOnlyList<Job> Jobs { get; init; } = [];

    /// <summary>Gets the number of days that were requested, which count against the quota.</summary>
    public int RequestedDayCount { get; init; }

    /// <summary>Gets the number of compressed bytes received, including those of failed attempts.</summary>
    public long BytesReceived { get; init; }

    /// <summary>Gets a value indicating whether no day is pending, deferred or failed.</summary>
    /// <remarks>A day that the service does not export yet is deferred. It is part of the result only if <see cref="SyncRequest.EndDay"/> includes it.</remarks>
    public bool IsComplete => !Days.Any(IsIncomplete);

    /// <summary>Gets the results for the days that are pending, deferred or failed, ordered by day.</summary>
    public IEnumerable<SyncDayResult> IncompleteDays => Days.Where(IsIncomplete).OrderBy(day => day.Day);

    /// <summary>Gets the oldest day whose records the store does not contain, in UTC, or <see langword="null"/> if there is none.</summary>
    public DateOnly? OldestMissingDay => Days.Where(day => !day.IsStored).Select(day => (DateOnly?)day.Day).Min();

    /// <summary>Gets the earliest UTC date from which deferred days can be requested, or <see langword="null"/> if there is none.</summary>
    public DateOnly? DeferredUntil => Days.Select(day => day.DeferredUntil).Min();

    /// <summary>Gets the number of days with a status.</summary>
    /// <param name="status">The status.</param>
    /// <returns>The number of days.</returns>
    public int GetDayCount(SyncDayStatus status) => Days.Count(day => day.Status == status);

    private static bool IsIncomplete(SyncDayResult day) =>
        day.Status is SyncDayStatus.Pending or SyncDayStatus.Deferred or SyncDayStatus.Failed;
}
