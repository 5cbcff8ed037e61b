namespace BulkExport.Client;

/// <summary>Provides the base class for forward-only streams that support asynchronous reads only, because a blocking read cannot be
/// canceled.</summary>
internal abstract class AsyncOnlyReadStream : Stream
{
    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public abstract override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default);

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        ValidateBufferArguments(buffer, offset, count);
        return ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();
    }

    public override int Read(byte[] buffer, int offset, int count) =>
        throw new NotSupportedException(
            "This stream supports asynchronous reads only, because a synchronous read cannot be canceled. Use ReadAsync, CopyToAsync or StreamReader.ReadLineAsync. For code that reads synchronously, download the file with IDaysClient.DownloadAsync and open it with a GZipStream."
        );

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Flush() { }
}
