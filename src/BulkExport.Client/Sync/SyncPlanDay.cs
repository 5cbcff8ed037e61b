namespace BulkExport.Client;

/// <summary>Describes the plan for one day of a resource type.</summary>
public sealed record SyncPlanDay
{
    /// <summary>Gets the resource type.</summary>
    public required ResourceType ResourceType { get; init; }

    /// <summary>Gets the day, in UTC.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>Gets the action.</summary>
    public required SyncAction Action { get; init; }

    /// <summary>Gets the reason for the action.</summary>
    public required SyncReason Reason { get; init; }

    /// <summary>Gets the UTC date from which the day can be requested.</summary>
    /// <value>The date if <see cref="Action"/> is <see cref="SyncAction.Defer"/>: two days after the day if the service does not export the day earlier, or the date
    /// on which the quota is expected to suffice. Otherwise, or if <see cref="SyncRequest.DailyQuota"/> is 0, <see langword="null"/>.</value>
    public DateOnly? DeferredUntil { get; init; }
}
