using BulkExport.Cli.Commands.Arguments;

namespace BulkExport.Cli.Json;

/// <summary>Describes what a store contains: the output of <c>status</c>.</summary>
internal sealed record StoreDocument(
    string Store,
    string? AccountSid,
    bool IsComplete,
    DateOnly? OldestMissingDay,
    int RequestedDayCountToday,
    IReadOnlyList<StoreResourceDocument> Resources
)
{
    public static StoreDocument Create(StoreStatus status, IExportStore store, int requestedToday) =>
        new(
            StoreOption.Format(store),
            status.AccountSid,
            status.IsComplete,
            status.OldestMissingDay,
            requestedToday,
            [.. status.Resources.Select(StoreResourceDocument.Create)]
        );
}
