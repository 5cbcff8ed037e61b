namespace BulkExport.Client;

/// <summary>Describes what a store contains.</summary>
public sealed record StoreStatus
{
    /// <summary>Gets the SID of the account that the store belongs to, or <see langword="null"/> if no export has been written to the store.</summary>
    public string? AccountSid { get; init; }

    /// <summary>Gets the content for each resource type that the store contains, in the order of <see cref="ResourceType.All"/>.</summary>
    public required IReadOnlyList<StoreResourceStatus> Resources { get; init; }

    /// <summary>Gets the number of days that were requested with new jobs, by UTC date.</summary>
    /// <value>The dates of the last days on which jobs were requested; earlier ones are not retained. If <see cref="SyncRequest.QuotaStore"/> is another store, the
    /// requests are recorded there.</value>
    public IReadOnlyDictionary<DateOnly, int> RequestedDayCounts { get; init; } = new Dictionary<DateOnly, int>();

    /// <summary>Gets a value indicating whether no resource type has missing days.</summary>
    public bool IsComplete => Resources.All(resource => resource.MissingDays.Count == 0);

    /// <summary>Gets the oldest missing day of all resource types, in UTC, or <see langword="null"/> if there is none.</summary>
    public DateOnly? OldestMissingDay => Resources.SelectMany(resource => resource.MissingDays).Select(day => (DateOnly?)day).Min();
}
