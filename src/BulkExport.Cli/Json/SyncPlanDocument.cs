using BulkExport.Cli.Views.Sync;

namespace BulkExport.Cli.Json;

/// <summary>Describes consecutive days of the plan of a synchronization.</summary>
internal sealed record SyncPlanDocument(
    string ResourceType,
    SyncAction Action,
    SyncReason Reason,
    DateOnly StartDay,
    DateOnly EndDay,
    int DayCount,
    DateOnly? DeferredUntil
)
{
    public static SyncPlanDocument Create(SyncPlanRange range) =>
        new(range.ResourceType.Value, range.Action, range.Reason, range.StartDay, range.EndDay, range.DayCount, range.DeferredUntil);
}
