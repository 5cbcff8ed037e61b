namespace BulkExport.Client.Hosting.Tests.Support;

/// <summary>A store that invokes a delegate before a document is read or written.</summary>
internal sealed class HookStore(IExportStore inner) : IExportStore
{
    /// <summary>The document that each synchronization reads first, and that the hosted service does not use.</summary>
    public const string OwnerPath = "_bulkexport/owner.json";

    /// <summary>Gets or sets the delegate that is invoked before a document is read.</summary>
    public Func<string, CancellationToken, Task>? OnRead { get; set; }

    /// <summary>Gets or sets the delegate that is invoked before a document is written.</summary>
    public Func<string, CancellationToken, Task>? OnWrite { get; set; }

    /// <summary>Blocks synchronizations before their first request.</summary>
    /// <returns>A task that completes when a synchronization is blocked, and the source that continues it.</returns>
    public (Task Blocked, TaskCompletionSource Continue) Block()
    {
        var blocked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var next = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        OnRead = (path, cancellationToken) =>
        {
            if (path != OwnerPath)
            {
                return Task.CompletedTask;
            }

            blocked.TrySetResult();
            return next.Task.WaitAsync(cancellationToken);
        };
        return (blocked.Task, next);
    }

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

    public async ValueTask<ExportStoreDocument?> ReadDocumentAsync(string path, CancellationToken cancellationToken = default)
    {
        await (OnRead?.Invoke(path, cancellationToken) ?? Task.CompletedTask);
        return await inner.ReadDocumentAsync(path, cancellationToken);
    }

    public async ValueTask<string?> WriteDocumentAsync(
        string path,
        ReadOnlyMemory<byte> content,
        string? expectedVersion,
        CancellationToken cancellationToken = default
    )
    {
        await (OnWrite?.Invoke(path, cancellationToken) ?? Task.CompletedTask);
        return await inner.WriteDocumentAsync(path, content, expectedVersion, cancellationToken);
    }
}
