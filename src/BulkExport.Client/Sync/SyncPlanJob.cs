namespace BulkExport.Client;

/// <summary>Describes a job that a <see cref="SyncPlan"/> requests.</summary>
/// <param name="ResourceType">The resource type.</param>
/// <param name="StartDay">The first day of the range, in UTC.</param>
/// <param name="EndDay">The last day of the range (inclusive), in UTC.</param>
public sealed record SyncPlanJob(ResourceType ResourceType, DateOnly StartDay, DateOnly EndDay)
{
    /// <summary>Gets the number of days, all of which count against the quota.</summary>
    public int DayCount => DayRange.Count(StartDay, EndDay);
}
