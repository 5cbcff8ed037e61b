using BulkExport.Cli.Views.Formatting;

namespace BulkExport.Cli.Views.Sync;

/// <summary>Represents consecutive days of a plan with the same action and reason.</summary>
internal sealed record SyncPlanRange(
    ResourceType ResourceType,
    SyncAction Action,
    SyncReason Reason,
    DateOnly StartDay,
    DateOnly EndDay,
    DateOnly? DeferredUntil
)
{
    public int DayCount => DayRanges.Count(StartDay, EndDay);

    /// <summary>Combines the days of a plan into ranges, in the order in which the plan is explained: the actions first, then the days that are deferred or kept.</summary>
    public static IReadOnlyList<SyncPlanRange> Create(SyncPlan plan) =>
        [
            .. plan
                .Days.GroupBy(day => (day.ResourceType, day.Action, day.Reason, day.DeferredUntil))
                .SelectMany(group =>
                    DayRanges
                        .Create(group.Select(day => day.Day))
                        .Select(range => new SyncPlanRange(
                            group.Key.ResourceType,
                            group.Key.Action,
                            group.Key.Reason,
                            range.First,
                            range.Last,
                            group.Key.DeferredUntil
                        ))
                )
                .OrderBy(range => range.Action == SyncAction.None)
                .ThenBy(range => range.Action),
        ];
}
