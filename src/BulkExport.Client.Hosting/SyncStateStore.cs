namespace BulkExport.Client.Hosting;

/// <summary>Reads and writes the state of an account in its store.</summary>
internal static class SyncStateStore
{
    /// <summary>Reads the state.</summary>
    /// <returns>The state, or <see langword="null"/> if the store has none.</returns>
    public static async Task<SyncState?> ReadAsync(SyncAccount account, CancellationToken cancellationToken)
    {
        var (state, _) = await SyncDocuments
            .ReadAsync(account.GetStore(), SyncState.Path, SyncJsonContext.Default.SyncState, cancellationToken)
            .ConfigureAwait(false);
        if (state is not null)
        {
            account.State = state;
        }

        return state;
    }

    /// <summary>Writes the state, unless another process writes it at the same time.</summary>
    public static async Task WriteAsync(SyncAccount account, SyncState state, CancellationToken cancellationToken)
    {
        account.State = state;
        var store = account.GetStore();
        var json = SyncJsonContext.Default.SyncState;
        var (_, version) = await SyncDocuments.ReadAsync(store, SyncState.Path, json, cancellationToken).ConfigureAwait(false);
        await SyncDocuments.TryWriteAsync(store, SyncState.Path, state, json, version, cancellationToken).ConfigureAwait(false);
    }
}
