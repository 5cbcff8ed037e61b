using System.IO.Compression;

namespace BulkExport.Client;

/// <summary>Represents a buffered stream of compressed data that a <see cref="DeflateStream"/> reads in chunks.</summary>
/// <remarks>
/// A deflate stream reads the next chunk when it has consumed the previous one, and does not report how many bytes of the last chunk it
/// consumed. Wherever the data that follows indicates a possible end of a member, the chunk therefore consists of a single byte. If the deflate data
/// ends with that byte, the trailer follows; if it ends within a longer chunk, the data is corrupt. Otherwise, reading continues.
/// </remarks>
internal sealed class GzipInputStream(Stream source, bool leaveOpen) : AsyncOnlyReadStream
{
    /// <summary>The length of the trailer of a member: CRC-32 and length.</summary>
    public const int TrailerLength = 8;

    private const int InitialBufferLength = 80 * 1024; // below the large object heap
    private const int MaxBufferLength = 1024 * 1024; // limits the length of a header
    private const int LookaheadLength = TrailerLength + 4; // the trailer, and the zero bytes that indicate padding

    private byte[] _buffer = new byte[InitialBufferLength];
    private int _next; // the start of the next chunk
    private int _end;
    private bool _isSourceAtEnd;

    private static ReadOnlySpan<byte> Padding => [0, 0, 0, 0]; // shorter padding is found at the end of the source

    /// <summary>Gets the buffered data that has not been read.</summary>
    public ReadOnlySpan<byte> Unread => _buffer.AsSpan(_next, _end - _next);

    /// <summary>Gets the length of the chunk that was read last; 0 at the end of the source stream.</summary>
    public int LastReadLength { get; private set; }

    /// <summary>Skips the specified number of bytes of <see cref="Unread"/>.</summary>
    public void Advance(int count) => _next += count;

    /// <summary>Reads more data from the source stream into the buffer.</summary>
    /// <returns><see langword="true"/> if data was read; <see langword="false"/> at the end of the stream.</returns>
    public async ValueTask<bool> FillAsync(CancellationToken cancellationToken)
    {
        if (!_isSourceAtEnd)
        {
            var count = await source.ReadAsync(GetWritableMemory(), cancellationToken).ConfigureAwait(false);
            _end += count;
            _isSourceAtEnd = count == 0;
        }

        return !_isSourceAtEnd;
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (_end - _next <= LookaheadLength && await FillAsync(cancellationToken).ConfigureAwait(false)) { }

        LastReadLength = GetChunkLength(buffer.Length);
        Unread[..LastReadLength].CopyTo(buffer.Span);
        _next += LastReadLength;
        return LastReadLength;
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

    private int GetChunkLength(int maxLength)
    {
        var length = Math.Min(maxLength, _isSourceAtEnd ? Unread.Length : Unread.Length - LookaheadLength);
        var memberEnd = FindMemberEnd(length);
        return memberEnd <= length ? Math.Max(memberEnd - 1, 1) : length;
    }

    /// <summary>Finds the first position in the unread data, from 1 to the specified length, at which a member can end.</summary>
    /// <returns>The position; or a value greater than <paramref name="length"/> if no such position exists.</returns>
    private int FindMemberEnd(int length)
    {
        const int First = 1 + TrailerLength;
        var position = int.MaxValue;
        if (_isSourceAtEnd)
        {
            // The trailer ends within the padding or at its start, or is truncated.
            position = Math.Max(1, Unread.LastIndexOfAnyExcept((byte)0) + 1 - TrailerLength);
        }

        if (Unread.Length > First)
        {
            var following = Unread[First..];
            position = Math.Min(position, Find(following, GzipHeader.Magic, length));
            position = Math.Min(position, Find(following, Padding, Math.Min(position, length)));
        }

        return position;
    }

    /// <summary>Finds data that starts before the specified position of a span.</summary>
    /// <returns>The position, counted from 1.</returns>
    private static int Find(ReadOnlySpan<byte> span, ReadOnlySpan<byte> value, int length) =>
        span[..Math.Min(span.Length, length - 1 + value.Length)].IndexOf(value) is >= 0 and var index ? 1 + index : int.MaxValue;

    private Memory<byte> GetWritableMemory()
    {
        if (_next > 0)
        {
            Unread.CopyTo(_buffer);
            (_next, _end) = (0, _end - _next);
        }
        else if (_end == MaxBufferLength)
        {
            throw new ExportFileContentException($"The gzip header is longer than {MaxBufferLength} bytes.");
        }
        else if (_end == _buffer.Length)
        {
            Array.Resize(ref _buffer, Math.Min(_buffer.Length * 2, MaxBufferLength));
        }

        return _buffer.AsMemory(_end);
    }
}
