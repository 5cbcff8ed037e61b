using System.Text.Json.Serialization;

namespace BulkExport.Client.Hosting;

/// <summary>Represents the document that records the last runs in the store, for the health check, the metrics and other processes.</summary>
internal sealed record SyncState
{
    public const string Path = "_bulkexport/sync-state.json";

    public int FormatVersion { get; init; } = SyncDocuments.FormatVersion;

    /// <summary>Gets the time of the first run, from which the health check counts before the first complete synchronization.</summary>
    public required DateTimeOffset FirstRunAt { get; init; }

    /// <summary>Gets the time at which the last run started that is not retried before the next scheduled time.</summary>
    public DateTimeOffset? LastRunAt { get; init; }

    /// <summary>Gets the time at which the last complete synchronization ended.</summary>
    public DateTimeOffset? LastCompletedAt { get; init; }

    /// <summary>Gets the states of the resource types at the end of the last run.</summary>
    public IReadOnlyList<SyncResourceState> Resources { get; init; } = [];

    [JsonIgnore]
    public DateOnly? OldestMissingDay => Resources.Min(resource => resource.OldestMissingDay);

    [JsonIgnore]
    public int MissingDays => Resources.Sum(resource => resource.MissingDays);

    /// <summary>Creates the state after a run.</summary>
    public SyncState Update(SyncRun run, SyncResult result, DateTimeOffset startedAt, DateTimeOffset endedAt) =>
        this with
        {
            LastRunAt = run.IsRetried ? LastRunAt : startedAt,
            LastCompletedAt = result.IsComplete ? endedAt : LastCompletedAt,
            Resources = [.. result.Days.GroupBy(day => day.ResourceType).Select(days => SyncResourceState.Create(days.Key, [.. days]))],
        };
}
