namespace BulkExport.Client;

/// <summary>Describes what has to be done to synchronize a store.</summary>
public sealed record SyncPlan
{
    /// <summary>Gets the plan for each day, ordered by resource type, in the order of the request, and day.</summary>
    public required IReadOnlyList<SyncPlanDay> Days { get; init; }

    /// <summary>Gets the jobs to request, ordered by first day.</summary>
    public required IReadOnlyList<SyncPlanJob> Jobs { get; init; }

    /// <summary>Gets the number of days to request, which count against the quota.</summary>
    public int RequestedDayCount => Jobs.Sum(job => job.DayCount);

    /// <summary>Gets a value indicating whether at least one day is to be downloaded, resumed or requested.</summary>
    public bool HasWork => Days.Any(day => day.Action is SyncAction.Download or SyncAction.Resume or SyncAction.Request);
}
