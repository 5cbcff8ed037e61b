namespace BulkExport.Client;

/// <summary>Writes a file to an <see cref="AccountExportStore"/>.</summary>
internal sealed class AccountExportStoreWriter(string path, ExportStoreWriter inner) : ExportStoreWriter
{
    protected override ValueTask WriteCoreAsync(ReadOnlyMemory<byte> data, CancellationToken cancellationToken = default) =>
        inner.WriteAsync(data, cancellationToken);

    protected override async ValueTask<ExportStoreFile> CommitCoreAsync(CancellationToken cancellationToken = default) =>
        await inner.CommitAsync(cancellationToken).ConfigureAwait(false) with
        {
            Path = path,
        };

    protected override ValueTask DisposeAsyncCore(bool isCommitted) => inner.DisposeAsync();
}
