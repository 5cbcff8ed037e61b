using BulkExport.Cli.Stores;

namespace BulkExport.Cli.Json;

/// <summary>Describes what a store contains: the output of <c>status</c>.</summary>
internal sealed record StoreDocument(
    string Location,
    string? AccountSid,
    bool IsComplete,
    DateOnly? OldestMissingDay,
    int RequestedDayCountToday,
    IReadOnlyList<StoreResourceDocument> Resources
)
{
    public static StoreDocument Create(StoreStatus status, StoreLocation location, int requestedToday) =>
        new(
            location.ToString(),
            status.AccountSid,
            status.IsComplete,
            status.OldestMissingDay,
            requestedToday,
            [.. status.Resources.Select(StoreResourceDocument.Create)]
        );
}
