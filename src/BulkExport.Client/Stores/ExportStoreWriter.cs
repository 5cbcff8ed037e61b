namespace BulkExport.Client;

/// <summary>Writes a file to an <see cref="IExportStore"/>. The file becomes visible on commit, or not at all.</summary>
/// <remarks>
/// The base class keeps an incomplete file from being committed: after a write that failed or was canceled, a commit throws. Implementations
/// therefore only write, publish and discard. Instances are not safe for concurrent use.
/// </remarks>
public abstract class ExportStoreWriter : IAsyncDisposable
{
    private State _state;

    /// <summary>Initializes a new instance of the <see cref="ExportStoreWriter"/> class.</summary>
    protected ExportStoreWriter() { }

    private enum State
    {
        Open,
        Failed,
        Committed,
        Disposed,
    }

    /// <summary>Appends data to the file.</summary>
    /// <param name="data">The data. It may be reused when the method has completed.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>A task that completes when the data is written.</returns>
    /// <exception cref="InvalidOperationException">The file is already committed, or an earlier write did not succeed.</exception>
    /// <exception cref="ObjectDisposedException">The writer is disposed.</exception>
    /// <exception cref="BulkExportFileException">The storage failed.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was canceled. The file can no longer be committed.</exception>
    public async ValueTask WriteAsync(ReadOnlyMemory<byte> data, CancellationToken cancellationToken = default)
    {
        Begin();
        cancellationToken.ThrowIfCancellationRequested();
        await WriteCoreAsync(data, cancellationToken).ConfigureAwait(false);
        _state = State.Open;
    }

    /// <summary>Makes the file durable and visible under its path, replacing an existing file.</summary>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The committed file.</returns>
    /// <exception cref="InvalidOperationException">The file is already committed, or an earlier write did not succeed.</exception>
    /// <exception cref="ObjectDisposedException">The writer is disposed.</exception>
    /// <exception cref="BulkExportFileException">The storage failed. The file is visible as a whole or not at all.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was canceled. The file is visible as a whole or not at all.</exception>
    public async ValueTask<ExportStoreFile> CommitAsync(CancellationToken cancellationToken = default)
    {
        Begin();
        cancellationToken.ThrowIfCancellationRequested();
        var file = await CommitCoreAsync(cancellationToken).ConfigureAwait(false);
        _state = State.Committed;
        return file;
    }

    /// <summary>Releases the resources of the writer, and discards the file unless it is committed.</summary>
    /// <returns>A task that completes when the resources are released.</returns>
    public async ValueTask DisposeAsync()
    {
        var state = _state;
        _state = State.Disposed;
        if (state != State.Disposed)
        {
            await DisposeAsync(state == State.Committed).ConfigureAwait(false);
        }

        GC.SuppressFinalize(this);
    }

    /// <summary>Appends data to the file.</summary>
    /// <param name="data">The data. It must not be used when the method has completed.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>A task that completes when the data is written.</returns>
    protected abstract ValueTask WriteCoreAsync(ReadOnlyMemory<byte> data, CancellationToken cancellationToken = default);

    /// <summary>Publishes the file atomically. Called at most once, and only when all writes succeeded.</summary>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The committed file.</returns>
    protected abstract ValueTask<ExportStoreFile> CommitCoreAsync(CancellationToken cancellationToken = default);

    /// <summary>Releases the resources of the writer. Called once. It does not throw when discarding fails: what remains must be invisible.</summary>
    /// <param name="isCommitted">Whether the file is committed; otherwise what was written is discarded.</param>
    /// <returns>A task that completes when the resources are released.</returns>
    protected abstract ValueTask DisposeAsync(bool isCommitted);

    /// <summary>Until the operation succeeds, the writer counts as failed.</summary>
    private void Begin()
    {
        ObjectDisposedException.ThrowIf(_state == State.Disposed, this);
        if (_state != State.Open)
        {
            throw new InvalidOperationException(
                _state == State.Committed
                    ? "The file is already committed."
                    : "An earlier write or commit of this file did not succeed. Dispose the writer and create the file again."
            );
        }

        _state = State.Failed;
    }
}
