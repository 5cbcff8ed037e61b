using System.Buffers;

namespace BulkExport.Client;

/// <summary>Splits a stream into blocks of complete lines, which can be parsed concurrently.</summary>
internal sealed class LineBlockReader(Stream source) : IDisposable
{
    /// <summary>The length of a block in bytes. A block contains a few hundred records, which makes the overhead of its task negligible.</summary>
    public const int BlockLength = 256 * 1024;

    /// <summary>The maximum length of a line in bytes, which limits the memory use. A record typically has less than 2 KiB.</summary>
    public const int MaxLineLength = 16 * 1024 * 1024;

    private const byte NewLine = (byte)'\n';

    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(BlockLength);
    private int _length;
    private bool _skippingLine; // the rest of an oversized line

    /// <summary>Reads the next block.</summary>
    /// <returns>The block, or <see langword="null"/> at the end of the stream.</returns>
    public async ValueTask<LineBlock?> ReadAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var searched = _length;
            var read = await FillAsync(cancellationToken).ConfigureAwait(false);
            if (_skippingLine)
            {
                SkipLine();
                searched = 0;
            }

            if (read == 0)
            {
                return _length == 0 ? null : DetachBlock(_length);
            }

            var lines = searched + _buffer.AsSpan(searched, _length - searched).LastIndexOf(NewLine) + 1;
            if (lines > searched)
            {
                return DetachBlock(lines);
            }

            if (_length >= MaxLineLength)
            {
                _skippingLine = true;
                return DetachBlock(_length);
            }

            if (_length == _buffer.Length)
            {
                Grow();
            }
        }
    }

    public void Dispose()
    {
        BufferPool.Return(_buffer);
        _buffer = [];
    }

    /// <summary>Reads until the buffer is full or the stream ends.</summary>
    /// <returns>The number of bytes read; 0 at the end of the stream.</returns>
    private async ValueTask<int> FillAsync(CancellationToken cancellationToken)
    {
        var total = 0;
        while (_length < _buffer.Length)
        {
            var read = await source.ReadAsync(_buffer.AsMemory(_length), cancellationToken).ConfigureAwait(false);
            if (read == 0)
            {
                break;
            }

            _length += read;
            total += read;
        }

        return total;
    }

    /// <summary>Detaches the start of the buffer as a block, and copies the rest to a new buffer.</summary>
    private LineBlock DetachBlock(int end)
    {
        var rest = _buffer.AsSpan(end, _length - end);
        var next = BufferPool.Rent(Math.Max(BlockLength, rest.Length * 2));
        rest.CopyTo(next);
        var block = new LineBlock(_buffer, end) { IsOversized = _skippingLine };
        (_buffer, _length) = (next, rest.Length);
        return block;
    }

    private void SkipLine()
    {
        var end = _buffer.AsSpan(0, _length).IndexOf(NewLine);
        _skippingLine = end < 0;
        var rest = _buffer.AsSpan(end < 0 ? _length : end + 1, end < 0 ? 0 : _length - end - 1);
        rest.CopyTo(_buffer);
        _length = rest.Length;
    }

    private void Grow()
    {
        var larger = BufferPool.Rent(_buffer.Length * 2);
        _buffer.AsSpan(0, _length).CopyTo(larger);
        BufferPool.Return(_buffer);
        _buffer = larger;
    }
}
