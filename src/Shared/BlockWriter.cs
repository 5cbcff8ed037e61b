using System.Buffers;

namespace BulkExport.Client;

/// <summary>Writes a file in blocks. Each block is uploaded while the next one is filled, so that at most two blocks are in memory. The last block is passed to the commit.</summary>
internal abstract class BlockWriter : ExportStoreWriter
{
    private const int InitialBufferSize = 64 * 1024;

    private readonly CancellationTokenSource _abort = new();
    private byte[] _buffer = [];
    private byte[] _otherBuffer = [];
    private int _count;
    private int _blockCount;
    private long _length;
    private Task _upload = Task.CompletedTask;

    /// <summary>Gets the size of a block, which is at most 32 MiB.</summary>
    /// <param name="number">The number of the block, which begins with 1.</param>
    protected abstract int GetBlockSize(int number);

    /// <summary>Uploads a block, which must not become visible.</summary>
    protected abstract Task UploadBlockAsync(int number, Stream content, CancellationToken cancellationToken);

    /// <summary>Uploads the last block, and publishes the file.</summary>
    /// <param name="lastBlock">The last block, which is empty only if the file is empty.</param>
    /// <param name="blockCount">The number of blocks that were uploaded before.</param>
    /// <param name="length">The length of the file.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    protected abstract Task<ExportStoreFile> CommitBlocksAsync(
        Stream lastBlock,
        int blockCount,
        long length,
        CancellationToken cancellationToken
    );

    /// <summary>Deletes the uploaded blocks.</summary>
    protected virtual Task DiscardBlocksAsync() => Task.CompletedTask;

    /// <summary>Processes the data in the order in which it is written.</summary>
    protected virtual void OnWriting(ReadOnlySpan<byte> data) { }

    protected override async ValueTask WriteCoreAsync(ReadOnlyMemory<byte> data, CancellationToken cancellationToken = default)
    {
        OnWriting(data.Span);
        _length += data.Length;
        while (data.Length > 0)
        {
            var size = GetBlockSize(_blockCount + 1);
            if (_count == size)
            {
                await StartUploadAsync(cancellationToken).ConfigureAwait(false);
                continue;
            }

            var count = Math.Min(data.Length, size - _count);
            EnsureCapacity(_count + count, size);
            data[..count].CopyTo(_buffer.AsMemory(_count));
            _count += count;
            data = data[count..];
        }
    }

    protected override async ValueTask<ExportStoreFile> CommitCoreAsync(CancellationToken cancellationToken = default)
    {
        await _upload.WaitAsync(cancellationToken).ConfigureAwait(false);
        return await CommitBlocksAsync(CreateStream(_buffer, _count), _blockCount, _length, cancellationToken).ConfigureAwait(false);
    }

    protected override async ValueTask DisposeAsyncCore(bool isCommitted)
    {
        await _abort.CancelAsync().ConfigureAwait(false);
        await _upload.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!isCommitted && _blockCount > 0)
        {
            await DiscardBlocksAsync().ConfigureAwait(false);
        }

        _abort.Dispose();
        Return(_buffer);
        Return(_otherBuffer);
    }

    private async ValueTask StartUploadAsync(CancellationToken cancellationToken)
    {
        await _upload.WaitAsync(cancellationToken).ConfigureAwait(false);
        _blockCount++;
        _upload = UploadBlockAsync(_blockCount, CreateStream(_buffer, _count), _abort.Token);
        (_buffer, _otherBuffer) = (_otherBuffer, _buffer);
        _count = 0;
    }

    /// <summary>Grows the buffer to the block size in a few steps, because most files are much smaller.</summary>
    private void EnsureCapacity(int capacity, int blockSize)
    {
        if (_buffer.Length >= capacity)
        {
            return;
        }

        var size = _blockCount > 0 ? blockSize : Math.Min(blockSize, Math.Max(capacity, Math.Max(InitialBufferSize, 4 * _buffer.Length)));
        var buffer = ArrayPool<byte>.Shared.Rent(size);
        _buffer.AsSpan(0, _count).CopyTo(buffer);
        Return(_buffer);
        _buffer = buffer;
    }

    private static MemoryStream CreateStream(byte[] buffer, int count) => new(buffer, 0, count, writable: false);

    private static void Return(byte[] buffer)
    {
        if (buffer.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
