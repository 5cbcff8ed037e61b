namespace BulkExport.Client;

/// <summary>Reads one version of an object. If the connection is lost, the rest of the same version is requested.</summary>
/// <param name="content">The content from the first byte.</param>
/// <param name="length">The length of the object.</param>
/// <param name="openAsync">The delegate that opens the same version of the object at a position.</param>
/// <param name="createException">The delegate that creates the exception to throw from the exception of the SDK.</param>
internal sealed class ResumingReadStream(
    Stream content,
    long length,
    Func<long, CancellationToken, Task<Stream>> openAsync,
    Func<Exception, BulkExportFileException> createException
) : Stream
{
    private const int MaxResumes = 5; // without progress

    private Stream _content = content;
    private long _position;
    private int _resumes;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (true)
        {
            try
            {
                var read = await _content.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
                if (read > 0 || buffer.Length == 0 || _position >= length)
                {
                    _position += read;
                    _resumes = read > 0 ? 0 : _resumes;
                    return read;
                }

                throw new EndOfStreamException($"The response was truncated at {_position} of {length} bytes.");
            }
            catch (Exception e) when (StorageOperation.IsStorageException(e))
            {
                await ResumeAsync(e, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) =>
        ReadAsync(buffer.AsMemory(offset, count), CancellationToken.None).AsTask().GetAwaiter().GetResult();

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override async ValueTask DisposeAsync()
    {
        await _content.DisposeAsync().ConfigureAwait(false);
        await base.DisposeAsync().ConfigureAwait(false);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _content.Dispose();
        }

        base.Dispose(disposing);
    }

    private async ValueTask ResumeAsync(Exception exception, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (++_resumes > MaxResumes)
        {
            throw CreateException(exception);
        }

        await _content.DisposeAsync().ConfigureAwait(false);
        try
        {
            _content = await openAsync(_position, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (StorageOperation.IsStorageException(e))
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw CreateException(e);
        }
    }

    // A stream throws exceptions that readers of streams expect.
    private IOException CreateException(Exception exception) => new(createException(exception).Message, exception);
}
