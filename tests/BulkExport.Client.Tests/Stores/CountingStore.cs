namespace BulkExport.Client.Tests.Stores;

/// <summary>Counts the requests to another store.</summary>
internal sealed class CountingStore(IExportStore inner) : DelegatingStore(inner)
{
    private int _count;

    /// <summary>Gets the number of requests, and resets it.</summary>
    public int TakeCount() => Interlocked.Exchange(ref _count, 0);

    public override ValueTask<ExportStoreFile?> FindAsync(string path, CancellationToken cancellationToken = default)
    {
        Interlocked.Increment(ref _count);
        return base.FindAsync(path, cancellationToken);
    }

    public override ValueTask<Stream?> OpenReadAsync(string path, CancellationToken cancellationToken = default)
    {
        Interlocked.Increment(ref _count);
        return base.OpenReadAsync(path, cancellationToken);
    }

    public override ValueTask<ExportStoreWriter> CreateAsync(string path, CancellationToken cancellationToken = default)
    {
        Interlocked.Increment(ref _count);
        return base.CreateAsync(path, cancellationToken);
    }

    public override IAsyncEnumerable<ExportStoreFile> ListAsync(string prefix, CancellationToken cancellationToken = default)
    {
        Interlocked.Increment(ref _count);
        return base.ListAsync(prefix, cancellationToken);
    }

    public override ValueTask<ExportStoreDocument?> ReadDocumentAsync(string path, CancellationToken cancellationToken = default)
    {
        Interlocked.Increment(ref _count);
        return base.ReadDocumentAsync(path, cancellationToken);
    }

    public override ValueTask<string?> WriteDocumentAsync(
        string path,
        ReadOnlyMemory<byte> content,
        string? expectedVersion,
        CancellationToken cancellationToken = default
    )
    {
        Interlocked.Increment(ref _count);
        return base.WriteDocumentAsync(path, content, expectedVersion, cancellationToken);
    }
}
