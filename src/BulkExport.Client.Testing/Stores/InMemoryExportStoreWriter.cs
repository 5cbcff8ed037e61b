namespace BulkExport.Client.Testing;

/// <summary>Writes a file to an <see cref="InMemoryExportStore"/>.</summary>
internal sealed class InMemoryExportStoreWriter(Func<byte[], ExportStoreFile> publish) : ExportStoreWriter
{
    private readonly MemoryStream _content = new();

    protected override ValueTask WriteCoreAsync(ReadOnlyMemory<byte> data, CancellationToken cancellationToken = default) =>
        _content.WriteAsync(data, cancellationToken);

    protected override ValueTask<ExportStoreFile> CommitCoreAsync(CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(publish(_content.ToArray()));

    protected override ValueTask DisposeAsyncCore(bool isCommitted) => _content.DisposeAsync();
}
