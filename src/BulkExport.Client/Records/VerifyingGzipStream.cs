using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Hashing;

namespace BulkExport.Client;

/// <summary>Decompresses gzip data that may have several members, and throws if the data is truncated or corrupt.</summary>
/// <remarks>
/// <see cref="GZipStream"/> treats truncated data as the end of the stream, and ignores data that follows the last member. This stream ends only after a
/// trailer whose CRC-32 and length match the decompressed data. Zeros after the last member are padding, and ignored; any other data is an
/// error. Empty data is the file of a day without records.
/// </remarks>
internal sealed class VerifyingGzipStream(Stream source, bool leaveOpen = false) : AsyncOnlyReadStream
{
    private readonly GzipInputStream _input = new(source, leaveOpen);
    private readonly Crc32 _checksum = new();
    private DeflateStream? _member;
    private long _length;
    private bool _hasMembers;
    private bool _isPadded;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (buffer.IsEmpty)
        {
            return 0;
        }

        while (_member is not null || await TryBeginMemberAsync(cancellationToken).ConfigureAwait(false))
        {
            try
            {
                if (await _member!.ReadAsync(buffer, cancellationToken).ConfigureAwait(false) is > 0 and var count)
                {
                    _checksum.Append(buffer.Span[..count]);
                    _length += count;
                    return count;
                }
            }
            catch (InvalidDataException e)
            {
                throw new ExportFileContentException("The gzip data is corrupt.", e);
            }

            await EndMemberAsync(cancellationToken).ConfigureAwait(false);
        }

        return 0;
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

    /// <summary>Reads the header of the next member.</summary>
    /// <returns><see langword="false"/> at the end of the data.</returns>
    private async ValueTask<bool> TryBeginMemberAsync(CancellationToken cancellationToken)
    {
        if (!_hasMembers)
        {
            await ThrowIfNotGzipAsync(cancellationToken).ConfigureAwait(false);
        }

        int header;
        while ((header = GetHeaderLength()) == 0)
        {
            if (!await _input.FillAsync(cancellationToken).ConfigureAwait(false))
            {
                return _input.Unread.IsEmpty ? false : throw CreateTruncatedException();
            }
        }

        _input.Advance(header);
        _member = new DeflateStream(_input, CompressionMode.Decompress, leaveOpen: true);
        _checksum.Reset();
        _length = 0;
        _hasMembers = true;
        return true;
    }

    /// <summary>Throws if the data does not begin with a gzip header. Identifying the actual format may require more data.</summary>
    private async ValueTask ThrowIfNotGzipAsync(CancellationToken cancellationToken)
    {
        var isAtEnd = false;
        while (!isAtEnd && _input.Unread.Length < GzipHeader.Magic.Length)
        {
            isAtEnd = !await _input.FillAsync(cancellationToken).ConfigureAwait(false);
        }

        if (_input.Unread.IsEmpty || GzipHeader.IsStart(_input.Unread))
        {
            return;
        }

        while (!isAtEnd && _input.Unread.Length < ContentFormat.PrefixLength)
        {
            isAtEnd = !await _input.FillAsync(cancellationToken).ConfigureAwait(false);
        }

        throw new ExportFileContentException(ContentFormat.DescribeInvalidGzip(_input.Unread));
    }

    /// <summary>Gets the length of the header after any padding.</summary>
    /// <returns>The length in bytes; 0 if more data must be read first.</returns>
    private int GetHeaderLength()
    {
        if (_hasMembers && _input.Unread.StartsWith((byte)0))
        {
            var padding = _input.Unread.IndexOfAnyExcept((byte)0);
            _input.Advance(padding < 0 ? _input.Unread.Length : padding);
            _isPadded = true;
        }

        return _isPadded && !_input.Unread.IsEmpty
            ? throw new ExportFileContentException("The gzip data is corrupt: data follows the padding after the last member.")
            : GzipHeader.GetLength(_input.Unread);
    }

    /// <summary>Reads and verifies the trailer of the member.</summary>
    private async ValueTask EndMemberAsync(CancellationToken cancellationToken)
    {
        switch (_input.LastReadLength)
        {
            case 0:
                throw CreateTruncatedException();
            case > 1:
                throw new ExportFileContentException("The gzip data is corrupt: the end of a member is followed by unexpected data.");
        }

        while (_input.Unread.Length < GzipInputStream.TrailerLength)
        {
            if (!await _input.FillAsync(cancellationToken).ConfigureAwait(false))
            {
                throw CreateTruncatedException();
            }
        }

        VerifyTrailer(_input.Unread);
        _input.Advance(GzipInputStream.TrailerLength);
        await _member!.DisposeAsync().ConfigureAwait(false);
        _member = null;
    }

    private void VerifyTrailer(ReadOnlySpan<byte> trailer)
    {
        if (BinaryPrimitives.ReadUInt32LittleEndian(trailer) != _checksum.GetCurrentHashAsUInt32())
        {
            throw new ExportFileContentException("The gzip data is corrupt: CRC-32 mismatch.");
        }

        if (BinaryPrimitives.ReadUInt32LittleEndian(trailer[sizeof(uint)..]) != (uint)_length)
        {
            throw new ExportFileContentException("The gzip data is corrupt: length mismatch.");
        }
    }

    private static ExportFileContentException CreateTruncatedException() => new("The gzip data is truncated.");
}
