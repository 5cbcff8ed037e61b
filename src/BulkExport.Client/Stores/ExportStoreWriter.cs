namespace BulkExport.Client;

/// <summary>Provides the base class for writers that atomically write a file to an <see cref="IExportStore"/>.</summary>
/// <remarks>
/// The file becomes visible when <see cref="CommitAsync"/> completes. The base class prevents the commit of an incomplete file: if a write fails or is
/// canceled, <see cref="CommitAsync"/> throws an exception. Instances are not thread-safe.
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
    /// <param name="data">The data to append. The caller can reuse the buffer after the returned task has completed.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>A task that completes when the data is written.</returns>
    /// <exception cref="InvalidOperationException">The file is already committed, or an earlier write or commit failed or was canceled.</exception>
    /// <exception cref="ObjectDisposedException">The writer was disposed.</exception>
    /// <exception cref="BulkExportFileException">The operation failed in the underlying storage.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was canceled. The file can no longer be committed.</exception>
    public async ValueTask WriteAsync(ReadOnlyMemory<byte> data, CancellationToken cancellationToken = default)
    {
        BeginOperation();
        cancellationToken.ThrowIfCancellationRequested();
        await WriteCoreAsync(data, cancellationToken).ConfigureAwait(false);
        _state = State.Open;
    }

    /// <summary>Commits the file, which becomes durable and visible under its path. An existing file is replaced.</summary>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The committed file.</returns>
    /// <exception cref="InvalidOperationException">The file is already committed, or an earlier write or commit failed or was canceled.</exception>
    /// <exception cref="ObjectDisposedException">The writer was disposed.</exception>
    /// <exception cref="BulkExportFileException">The operation failed in the underlying storage. The file is either committed or unchanged.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was canceled. The file is either committed or unchanged.</exception>
    public async ValueTask<ExportStoreFile> CommitAsync(CancellationToken cancellationToken = default)
    {
        BeginOperation();
        cancellationToken.ThrowIfCancellationRequested();
        var file = await CommitCoreAsync(cancellationToken).ConfigureAwait(false);
        _state = State.Committed;
        return file;
    }

    /// <summary>Releases the resources of the writer, and discards the file if it is not committed.</summary>
    /// <returns>A task that completes when the resources are released.</returns>
    public async ValueTask DisposeAsync()
    {
        var state = _state;
        _state = State.Disposed;
        if (state != State.Disposed)
        {
            await DisposeAsyncCore(state == State.Committed).ConfigureAwait(false);
        }

        GC.SuppressFinalize(this);
    }

    /// <summary>Appends data to the file.</summary>
    /// <param name="data">The data to append. Implementations must not access it after the returned task has completed.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>A task that completes when the data is written.</returns>
    protected abstract ValueTask WriteCoreAsync(ReadOnlyMemory<byte> data, CancellationToken cancellationToken = default);

    /// <summary>Commits the file atomically.</summary>
    /// <remarks>This method is called at most once, and only if all writes succeeded.</remarks>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The committed file.</returns>
    protected abstract ValueTask<ExportStoreFile> CommitCoreAsync(CancellationToken cancellationToken = default);

    /// <summary>Releases the resources of the writer.</summary>
    /// <remarks>This method is called once. It must not throw an exception if the file cannot be discarded; the remaining data must not be visible.</remarks>
    /// <param name="isCommitted"><see langword="true"/> if the file is committed; <see langword="false"/> to discard the written data.</param>
    /// <returns>A task that completes when the resources are released.</returns>
    protected abstract ValueTask DisposeAsyncCore(bool isCommitted);

    /// <summary>Marks the writer as failed until the operation succeeds.</summary>
    private void BeginOperation()
    {
        ObjectDisposedException.ThrowIf(_state == State.Disposed, this);
        if (_state != State.Open)
        {
            throw new InvalidOperationException(
                _state == State.Committed
                    ? "The file is already committed. Create the file again to replace it."
                    : "An earlier write or commit of this file failed or was canceled. Dispose the writer and create the file again."
            );
        }

        _state = State.Failed;
    }
}
