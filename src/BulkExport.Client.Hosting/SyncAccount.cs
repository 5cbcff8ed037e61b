using System.Threading.Channels;

namespace BulkExport.Client.Hosting;

/// <summary>Represents a client whose store is synchronized.</summary>
/// <param name="name">The name of the client in <see cref="IBulkExportClientFactory"/>, or <see langword="null"/> for a single client.</param>
/// <param name="key">The name or the service key for telemetry, or <see langword="null"/> for the client without a key.</param>
/// <param name="firstSeenAt">The time at which the account was first seen by this process.</param>
/// <param name="createStore">The delegate that creates the store.</param>
/// <param name="cachesStore"><see langword="true"/> to create the store once; <see langword="false"/> to create it for each use, because it depends on options
/// that can change.</param>
internal sealed class SyncAccount(string? name, string? key, DateTimeOffset firstSeenAt, Func<IExportStore> createStore, bool cachesStore)
{
    private readonly Lock _lock = new();
    private IExportStore? _store;
    private volatile SyncState? _state;

    public string? Name { get; } = name;

    public string? Key { get; } = key;

    public DateTimeOffset FirstSeenAt { get; } = firstSeenAt;

    /// <summary>Gets the name for messages.</summary>
    public string DisplayName { get; } =
        key is null ? "the account" : $"account '{string.Concat(key.Select(c => char.IsControl(c) ? '?' : c))}'";

    /// <summary>Gets the latest scheduled time at which no run has started yet.</summary>
    public Channel<DateTimeOffset> ScheduledTimes { get; } =
        Channel.CreateBounded<DateTimeOffset>(
            new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true }
        );

    /// <summary>Gets or sets the last known state of the store, or <see langword="null"/> if it has not been read.</summary>
    public SyncState? State
    {
        get => _state;
        set => _state = value;
    }

    /// <summary>Gets the store. If it is created once, the first call that succeeds creates it.</summary>
    public IExportStore GetStore()
    {
        lock (_lock)
        {
            return _store =
                cachesStore && _store is { } store
                    ? store
                    : createStore() ?? throw new InvalidOperationException($"{nameof(BulkExportSyncOptions.StoreFactory)} returned null.");
        }
    }
}
