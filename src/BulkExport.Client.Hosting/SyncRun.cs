namespace BulkExport.Client.Hosting;

/// <summary>Describes the end of a run.</summary>
/// <param name="Status">The status.</param>
/// <param name="Result">The result of the synchronization, or <see langword="null"/> if there is none.</param>
/// <param name="Exception">The exception, if the status is <see cref="SyncRunStatus.Failed"/>.</param>
internal sealed record SyncRun(SyncRunStatus Status, SyncResult? Result = null, Exception? Exception = null)
{
    /// <summary>Gets a value indicating whether the run is repeated before the next scheduled time.</summary>
    public bool IsRetried =>
        Status is SyncRunStatus.Failed or SyncRunStatus.Busy || (Status == SyncRunStatus.Incomplete && Result!.Days.Any(ShouldRetry));

    public static SyncRun Create(SyncResult result) =>
        new(
            result.IsComplete ? SyncRunStatus.Completed
                : result.GetDayCount(SyncDayStatus.Pending) + result.GetDayCount(SyncDayStatus.Failed) > 0 ? SyncRunStatus.Incomplete
                : SyncRunStatus.Deferred,
            result
        );

    /// <summary>Determines whether a day is likely to succeed soon. Other failed days would be requested again, which counts against the quota.</summary>
    private static bool ShouldRetry(SyncDayResult day) =>
        day.Status == SyncDayStatus.Pending || (day.Status == SyncDayStatus.Failed && day.Error is null or { IsTransient: true });
}
