using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Hashing;

namespace BulkExport.Client;

/// <summary>Decompresses gzip data that may have several members, and throws if the data is truncated or corrupt.</summary>
/// <remarks>
/// <see cref="GZipStream"/> treats truncated data as the end of the stream. This stream ends only after a trailer whose CRC-32 and length
/// match the decompressed data. Empty data is the file of a day without records.
/// </remarks>
internal sealed class VerifyingGzipStream(Stream source, bool leaveOpen = false) : AsyncOnlyReadStream
{
    private const int TrailerLength = 8;

    private readonly GzipInput _input = new(source, leaveOpen);
    private readonly Crc32 _checksum = new();
    private DeflateStream? _member;
    private long _length;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (buffer.IsEmpty)
        {
            return 0;
        }

        while (true)
        {
            while (_member is null && !TryBeginMember())
            {
                if (!await _input.FillAsync(cancellationToken).ConfigureAwait(false))
                {
                    return _input.Unread.IsEmpty ? 0 : throw CreateTruncatedException();
                }
            }

            try
            {
                if (await _member!.ReadAsync(buffer, cancellationToken).ConfigureAwait(false) is > 0 and var count)
                {
                    _checksum.Append(buffer.Span[..count]);
                    _length += count;
                    _input.RetainAll = false;
                    return count;
                }
            }
            catch (InvalidDataException e)
            {
                throw CreateCorruptException(e);
            }

            while (!TryEndMember(endOfInput: false))
            {
                if (!await _input.FillAsync(cancellationToken).ConfigureAwait(false))
                {
                    TryEndMember(endOfInput: true);
                    break;
                }
            }
        }
    }

    public override async ValueTask DisposeAsync()
    {
        await _input.DisposeAsync().ConfigureAwait(false);
        await base.DisposeAsync().ConfigureAwait(false);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _member?.Dispose();
            _input.Dispose();
        }

        base.Dispose(disposing);
    }

    private bool TryBeginMember()
    {
        var header = GzipHeader.GetLength(_input.Unread);
        if (header == 0)
        {
            return false;
        }

        _input.Advance(header);
        _member = new DeflateStream(_input, CompressionMode.Decompress, leaveOpen: true);
        _checksum.Reset();
        _length = 0;
        return true;
    }

    /// <summary>Verifies the trailer of the member and advances past it.</summary>
    /// <returns><see langword="false"/> if more data must be read first.</returns>
    private bool TryEndMember(bool endOfInput)
    {
        if (_input.IsExhausted)
        {
            throw CreateTruncatedException();
        }

        if (_input.Unread.Length < TrailerLength && !endOfInput)
        {
            return false;
        }

        // The deflate data ends at an unknown position of the last chunk, so the expected trailer is searched for there; 64 bits do not match
        // by chance. An empty member is decoded again byte by byte, because its trailer consists of zeros, which also precede it.
        if (_length == 0 && !_input.IsSingleByteMode)
        {
            _input.RewindToSingleByteMode();
            _member!.Dispose();
            _member = new DeflateStream(_input, CompressionMode.Decompress, leaveOpen: true);
            return true;
        }

        Span<byte> trailer = stackalloc byte[TrailerLength];
        BinaryPrimitives.WriteUInt32LittleEndian(trailer, _checksum.GetCurrentHashAsUInt32());
        BinaryPrimitives.WriteUInt32LittleEndian(trailer[sizeof(uint)..], (uint)_length);
        var data = _input.LastReadAndUnread;
        data = data[..Math.Min(_input.LastReadLength + TrailerLength, data.Length)]; // excludes the trailers of later members
        var start = _input.IsSingleByteMode ? 1 : data.IndexOf(trailer);
        if (start < 0 || !data[start..].StartsWith(trailer))
        {
            throw endOfInput ? CreateTruncatedException() : CreateCorruptException();
        }

        _input.Advance(start + TrailerLength);
        _member!.Dispose();
        _member = null;
        return true;
    }

    private static GzipDataException CreateTruncatedException() => new("The gzip data is truncated.");

    private static GzipDataException CreateCorruptException(InvalidDataException? exception = null) =>
        new(exception is null ? "The gzip data is corrupt: CRC-32 mismatch." : "The gzip data is corrupt.", exception);
}
