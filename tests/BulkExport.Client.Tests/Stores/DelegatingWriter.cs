namespace BulkExport.Client.Tests.Stores;

/// <summary>Provides a writer that delegates to another writer, with replaceable operations.</summary>
internal sealed class DelegatingWriter(ExportStoreWriter inner) : ExportStoreWriter
{
    public Func<ReadOnlyMemory<byte>, CancellationToken, ValueTask>? OnWriteAsync { get; init; }

    public Func<CancellationToken, ValueTask<ExportStoreFile>>? OnCommitAsync { get; init; }

    public Func<bool, ValueTask>? OnDisposeAsync { get; init; }

    protected override ValueTask WriteCoreAsync(ReadOnlyMemory<byte> data, CancellationToken cancellationToken = default) =>
        OnWriteAsync is null ? inner.WriteAsync(data, cancellationToken) : OnWriteAsync(data, cancellationToken);

    protected override ValueTask<ExportStoreFile> CommitCoreAsync(CancellationToken cancellationToken = default) =>
        OnCommitAsync is null ? inner.CommitAsync(cancellationToken) : OnCommitAsync(cancellationToken);

    protected override async ValueTask DisposeAsyncCore(bool isCommitted)
    {
        if (OnDisposeAsync is not null)
        {
            await OnDisposeAsync(isCommitted);
        }

        await inner.DisposeAsync();
    }
}
