namespace BulkExport.Client.Hosting;

/// <summary>Describes which days of a resource type a store contained at the end of a run.</summary>
internal sealed record SyncResourceState
{
    public required string ResourceType { get; init; }

    /// <summary>Gets the number of days that the store lacks.</summary>
    public int MissingDays { get; init; }

    public DateOnly? OldestMissingDay { get; init; }

    public DateOnly? NewestDay { get; init; }

    public static SyncResourceState Create(ResourceType resourceType, IReadOnlyList<SyncDayResult> days) =>
        new()
        {
            ResourceType = resourceType.Value,
            MissingDays = days.Count(day => !day.IsStored),
            OldestMissingDay = days.Where(day => !day.IsStored).Min(day => (DateOnly?)day.Day),
            NewestDay = days.Where(day => day.IsStored).Max(day => (DateOnly?)day.Day),
        };
}
