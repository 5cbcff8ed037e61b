using System.IO.Compression;

namespace BulkExport.Client;

/// <summary>A buffered stream of compressed data that a <see cref="DeflateStream"/> reads in chunks.</summary>
/// <remarks>
/// A deflate stream reads ahead and does not report how many bytes it consumed. The last chunk is therefore retained, so that the trailer
/// can be located in it.
/// </remarks>
internal sealed class GzipInput(Stream source, bool leaveOpen) : AsyncOnlyReadStream
{
    private readonly byte[] _buffer = new byte[80 * 1024]; // fits the longest header, and stays below the large object heap
    private int _retained; // the start of the retained data
    private int _last; // the start of the last chunk
    private int _next; // the start of the next chunk
    private int _end;

    /// <summary>Gets the buffered data that has not been read.</summary>
    public ReadOnlySpan<byte> Unread => _buffer.AsSpan(_next, _end - _next);

    /// <summary>Gets the chunk that was read last, followed by <see cref="Unread"/>.</summary>
    public ReadOnlySpan<byte> LastReadAndUnread => _buffer.AsSpan(_last, _end - _last);

    /// <summary>Gets the length of the chunk that was read last. The end of the deflate data is in this chunk.</summary>
    public int LastReadLength => _next - _last;

    /// <summary>Gets a value indicating whether the last read reached the end of the source stream.</summary>
    public bool IsExhausted { get; private set; }

    /// <summary>Gets or sets a value indicating whether all data since the last <see cref="Advance"/> is retained, not just the last chunk.</summary>
    public bool RetainAll { get; set; }

    /// <summary>Gets a value indicating whether each read returns a single byte, so that the end of the deflate data is known exactly.</summary>
    public bool IsSingleByteMode { get; private set; }

    /// <summary>Discards the specified number of bytes of <see cref="LastReadAndUnread"/> and marks the rest as unread.</summary>
    public void Advance(int count)
    {
        _last += count;
        _next = _last;
        _retained = _last;
        RetainAll = true;
        IsSingleByteMode = false;
    }

    /// <summary>Rewinds to the position after the last <see cref="Advance"/> and returns single bytes from there.</summary>
    public void RewindToSingleByteMode()
    {
        _next = _retained;
        _last = _retained;
        IsSingleByteMode = true;
    }

    /// <summary>Reads more data from the source stream into the buffer.</summary>
    /// <returns><see langword="false"/> at the end of the stream; otherwise, <see langword="true"/>.</returns>
    public async ValueTask<bool> FillAsync(CancellationToken cancellationToken)
    {
        var count = await source.ReadAsync(GetWritableMemory(), cancellationToken).ConfigureAwait(false);
        _end += count;
        return count > 0;
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        IsExhausted = _next == _end && !await FillAsync(cancellationToken).ConfigureAwait(false);
        var length = Math.Min(IsSingleByteMode ? 1 : buffer.Length, Unread.Length);
        Unread[..length].CopyTo(buffer.Span);
        _last = _next;
        _next += length;
        _retained = RetainAll ? _retained : _last;
        return length;
    }

    public override async ValueTask DisposeAsync()
    {
        if (!leaveOpen)
        {
            await source.DisposeAsync().ConfigureAwait(false);
        }

        await base.DisposeAsync().ConfigureAwait(false);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing && !leaveOpen)
        {
            source.Dispose();
        }

        base.Dispose(disposing);
    }

    private Memory<byte> GetWritableMemory()
    {
        if (_retained > 0)
        {
            _buffer.AsSpan(_retained, _end - _retained).CopyTo(_buffer);
            (_last, _next, _end) = (_last - _retained, _next - _retained, _end - _retained);
            _retained = 0;
        }

        return _end < _buffer.Length
            ? _buffer.AsMemory(_end)
            : throw new GzipDataException($"The gzip data is corrupt: {_buffer.Length} bytes do not form a valid gzip member.");
    }
}
