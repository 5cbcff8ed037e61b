namespace BulkExport.Client.AspNetCore.Tests.Support;

/// <summary>A store whose document writes fail on request.</summary>
internal sealed class FaultyStore(IExportStore inner) : IExportStore
{
    public bool FailWrites { get; set; }

    public TaskCompletionSource WriteFailed { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Gets a source that completes at the first write after a failed one.</summary>
    public TaskCompletionSource WriteSucceeded { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ValueTask<ExportStoreFile?> FindAsync(string path, CancellationToken cancellationToken = default) =>
        inner.FindAsync(path, cancellationToken);

    public ValueTask<Stream?> OpenReadAsync(string path, CancellationToken cancellationToken = default) =>
        inner.OpenReadAsync(path, cancellationToken);

    public ValueTask<ExportStoreWriter> CreateAsync(string path, CancellationToken cancellationToken = default) =>
        inner.CreateAsync(path, cancellationToken);

    public ValueTask<bool> DeleteAsync(string path, CancellationToken cancellationToken = default) =>
        inner.DeleteAsync(path, cancellationToken);

    public IAsyncEnumerable<ExportStoreFile> ListAsync(string prefix, CancellationToken cancellationToken = default) =>
        inner.ListAsync(prefix, cancellationToken);

    public ValueTask<ExportStoreDocument?> ReadDocumentAsync(string path, CancellationToken cancellationToken = default) =>
        inner.ReadDocumentAsync(path, cancellationToken);

    public async ValueTask<string?> WriteDocumentAsync(
        string path,
        ReadOnlyMemory<byte> content,
        string? expectedVersion,
        CancellationToken cancellationToken = default
    )
    {
        if (FailWrites)
        {
            WriteFailed.TrySetResult();
            throw new BulkExportFileException("The disk is full.", path);
        }

        var version = await inner.WriteDocumentAsync(path, content, expectedVersion, cancellationToken);
        if (WriteFailed.Task.IsCompleted)
        {
            WriteSucceeded.TrySetResult();
        }

        return version;
    }
}
