using BulkExport.Cli.Stores;
using BulkExport.Cli.Views.Sync;

namespace BulkExport.Cli.Json;

/// <summary>Describes the result of a synchronization or of a dry run: the output of <c>sync</c>.</summary>
internal sealed record SyncDocument(
    string Location,
    bool IsComplete,
    DateOnly? OldestMissingDay,
    DateOnly? DeferredUntil,
    int RequestedDayCount,
    long BytesReceived,
    long RecordCount,
    long Size,
    SyncDayCountsDocument DayCounts,
    IReadOnlyList<SyncDayDocument> Days,
    IReadOnlyList<SyncPlanDocument> Plan,
    IReadOnlyList<JobDocument> Jobs
)
{
    public static SyncDocument Create(SyncResult result, StoreLocation location) =>
        new(
            location.ToString(),
            result.IsComplete,
            result.OldestMissingDay,
            result.DeferredUntil,
            result.RequestedDayCount,
            result.BytesReceived,
            result.Days.Sum(day => day.File?.RecordCount ?? 0),
            result.Days.Sum(day => day.File?.Size ?? 0),
            SyncDayCountsDocument.Create(result),
            [.. result.Days.Select(SyncDayDocument.Create)],
            [.. SyncPlanRange.Create(result.Plan).Select(SyncPlanDocument.Create)],
            [.. result.Jobs.Select(JobDocument.Create)]
        );
}
