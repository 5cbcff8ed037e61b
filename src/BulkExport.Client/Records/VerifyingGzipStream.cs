using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Hashing;

namespace BulkExport.Client;

/// <summary>Decompresses gzip, one member after another, and fails when the data is not whole.</summary>
/// <remarks>
/// <see cref="GZipStream"/> reads data that is cut off to a quiet end. Here an end is only reached where the last member's trailer, with
/// the CRC-32 and the length of what came out, is the last thing there is. No data at all is an empty day.
/// </remarks>
internal sealed class VerifyingGzipStream(Stream source, bool leaveOpen = false) : ForwardOnlyReadStream
{
    private const int TrailerLength = 8;

    private readonly GzipInput _input = new(source, leaveOpen);
    private readonly Crc32 _checksum = new();
    private DeflateStream? _member;
    private long _length;

    public override int Read(Span<byte> buffer)
    {
        if (buffer.IsEmpty)
        {
            return 0;
        }

        while (true)
        {
            while (_member is null && !TryBeginMember())
            {
                if (!_input.Fill())
                {
                    return End();
                }
            }

            try
            {
                if (_member!.Read(buffer) is > 0 and var count)
                {
                    return Decompressed(buffer[..count]);
                }
            }
            catch (InvalidDataException e)
            {
                throw Damaged(e);
            }

            while (!TryEndMember(isAll: false))
            {
                if (!_input.Fill())
                {
                    TryEndMember(isAll: true);
                    break;
                }
            }
        }
    }

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
                    return End();
                }
            }

            try
            {
                if (await _member!.ReadAsync(buffer, cancellationToken).ConfigureAwait(false) is > 0 and var count)
                {
                    return Decompressed(buffer.Span[..count]);
                }
            }
            catch (InvalidDataException e)
            {
                throw Damaged(e);
            }

            while (!TryEndMember(isAll: false))
            {
                if (!await _input.FillAsync(cancellationToken).ConfigureAwait(false))
                {
                    TryEndMember(isAll: true);
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
        var header = GzipHeader.Measure(_input.Ahead);
        if (header == 0)
        {
            return false;
        }

        _input.Pass(header);
        _member = new DeflateStream(_input, CompressionMode.Decompress, leaveOpen: true);
        _checksum.Reset();
        _length = 0;
        return true;
    }

    private int Decompressed(ReadOnlySpan<byte> data)
    {
        _checksum.Append(data);
        _length += data.Length;
        _input.KeepsAll = false;
        return data.Length;
    }

    /// <summary>Goes past the member's trailer, which must be the one that belongs to what came out.</summary>
    /// <returns><see langword="false"/> when more has to be read, unless there is no more.</returns>
    private bool TryEndMember(bool isAll)
    {
        if (_input.IsExhausted)
        {
            throw CutOff();
        }

        if (_input.Ahead.Length < TrailerLength && !isAll)
        {
            return false;
        }

        // Where the deflate data ended in the last piece is not known, so the trailer is looked for: in that piece and right behind it, so
        // that it is no later member's. Its 64 bits do not stand there by chance, and a byte too many or too few before them does no harm.
        // But those of an empty member are zeros like the data before them: that is decoded again, byte by byte.
        if (_length == 0 && !_input.IsBytewise)
        {
            _input.GoBackBytewise();
            _member!.Dispose();
            _member = new DeflateStream(_input, CompressionMode.Decompress, leaveOpen: true);
            return true;
        }

        Span<byte> trailer = stackalloc byte[TrailerLength];
        BinaryPrimitives.WriteUInt32LittleEndian(trailer, _checksum.GetCurrentHashAsUInt32());
        BinaryPrimitives.WriteUInt32LittleEndian(trailer[sizeof(uint)..], (uint)_length);
        var ending = _input.LastAndAhead[..Math.Min(_input.LastLength + TrailerLength, _input.LastAndAhead.Length)];
        var start = _input.IsBytewise ? 1 : ending.IndexOf(trailer);
        if (start < 0 || !ending[start..].StartsWith(trailer))
        {
            throw isAll ? CutOff() : Damaged();
        }

        _input.Pass(start + TrailerLength);
        _member!.Dispose();
        _member = null;
        return true;
    }

    /// <summary>The end of the data, which is that of a member.</summary>
    private int End() => _input.Ahead.IsEmpty ? 0 : throw CutOff();

    private static GzipDataException CutOff() => new("It is cut off: it ends before its last gzip member does.");

    private static GzipDataException Damaged(InvalidDataException? failure = null) =>
        new("It is damaged: what comes out of it is not what was compressed, by its checksum.", failure);
}
