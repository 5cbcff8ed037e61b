namespace BulkExport.Client;

/// <summary>Writes a file to a <see cref="DirectoryExportStore"/>.</summary>
internal sealed class DirectoryExportStoreWriter(string path, TemporaryFile file) : ExportStoreWriter
{
    protected override ValueTask WriteCoreAsync(ReadOnlyMemory<byte> data, CancellationToken cancellationToken = default) =>
        file.WriteAsync(data, cancellationToken);

    protected override ValueTask<ExportStoreFile> CommitCoreAsync(CancellationToken cancellationToken = default)
    {
        // Read before the file is published, because another writer may replace it afterwards.
        var length = file.Length;
        var version = FileOpener.GetVersion(file.LastWriteTimeUtc, length);
        file.Replace();
        return ValueTask.FromResult(new ExportStoreFile(path, length, version));
    }

    protected override ValueTask DisposeAsyncCore(bool isCommitted) => file.DisposeAsync();
}
