using System.Buffers;

namespace BulkExport.Client;

/// <summary>Cuts a file between lines, into blocks that can be parsed apart from each other.</summary>
internal sealed class LineBlockReader(Stream source) : IDisposable
{
    /// <summary>The length of a block: a few hundred records, which is work enough for what handing it over costs.</summary>
    public const int BlockLength = 256 * 1024;

    /// <summary>The longest line that is read. A record has a kilobyte or two.</summary>
    public const int MaxLineLength = 16 * 1024 * 1024;

    private const byte NewLine = (byte)'\n';

    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(BlockLength);
    private int _length;
    private bool _isAtStart = true;
    private bool _isPassing; // over the rest of a line that is too long

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>Reads the next block.</summary>
    /// <returns>The block; <see langword="null"/> at the end.</returns>
    public async ValueTask<LineBlock?> ReadAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var searched = _length;
            var read = await FillAsync(cancellationToken).ConfigureAwait(false);
            if (_isPassing)
            {
                PassLine();
                searched = 0;
            }

            if (read == 0)
            {
                return _length == 0 ? null : Take(_length);
            }

            var lines = searched + _buffer.AsSpan(searched, _length - searched).LastIndexOf(NewLine) + 1;
            if (lines > searched)
            {
                return Take(lines);
            }

            if (_length >= MaxLineLength)
            {
                _isPassing = true;
                return Take(_length);
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

    /// <summary>Reads until the buffer is full.</summary>
    /// <returns>How much was read: 0 at the end.</returns>
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

    /// <summary>Makes a block of the start of the buffer. What follows it goes to the start of the next.</summary>
    private LineBlock Take(int end)
    {
        var rest = _buffer.AsSpan(end, _length - end);
        var next = BufferPool.Rent(Math.Max(BlockLength, rest.Length * 2));
        rest.CopyTo(next);
        var start = _isAtStart && _buffer.AsSpan(0, end).StartsWith(ByteOrderMark) ? ByteOrderMark.Length : 0;
        var block = new LineBlock(_buffer, start, end) { IsTooLong = _isPassing };
        (_buffer, _length, _isAtStart) = (next, rest.Length, false);
        return block;
    }

    private void PassLine()
    {
        var end = _buffer.AsSpan(0, _length).IndexOf(NewLine);
        _isPassing = end < 0;
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
