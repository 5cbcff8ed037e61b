namespace BulkExport.Client.Tests.Stores;

/// <summary>Provides the base class for stores that delegate to another store.</summary>
internal class DelegatingStore(IExportStore inner) : IExportStore
{
    public virtual ValueTask<ExportStoreFile?> FindAsync(string path, CancellationToken cancellationToken = default) =>
        inner.FindAsync(path, cancellationToken);

    public virtual ValueTask<Stream?> OpenReadAsync(string path, CancellationToken cancellationToken = default) =>
        inner.OpenReadAsync(path, cancellationToken);

    public virtual ValueTask<ExportStoreWriter> CreateAsync(string path, CancellationToken cancellationToken = default) =>
        inner.CreateAsync(path, cancellationToken);

    public virtual ValueTask<bool> DeleteAsync(string path, CancellationToken cancellationToken = default) =>
        inner.DeleteAsync(path, cancellationToken);

    public virtual IAsyncEnumerable<ExportStoreFile> ListAsync(string prefix, CancellationToken cancellationToken = default) =>
        inner.ListAsync(prefix, cancellationToken);

    public virtual ValueTask<ExportStoreDocument?> ReadDocumentAsync(string path, CancellationToken cancellationToken = default) =>
        inner.ReadDocumentAsync(path, cancellationToken);

    public virtual ValueTask<string?> WriteDocumentAsync(
        string path,
        ReadOnlyMemory<byte> content,
        string? expectedVersion,
        CancellationToken cancellationToken = default
    ) => inner.WriteDocumentAsync(path, content, expectedVersion, cancellationToken);
}
