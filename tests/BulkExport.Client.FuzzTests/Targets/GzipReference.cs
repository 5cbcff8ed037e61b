using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Hashing;

namespace BulkExport.Client.FuzzTests.Targets;

/// <summary>Decompresses byte by byte, as a reference implementation that knows the end of each member.</summary>
internal sealed class GzipReference
{
    private readonly byte[] _content = new byte[Decompressed.MaxLength];
    private int _length;

    public ReadOnlySpan<byte> Content => _content.AsSpan(0, _length);

    public bool IsFull => _length == _content.Length;

    /// <summary>Decompresses data.</summary>
    /// <returns><see langword="true"/> if the data is complete, or longer than <see cref="Decompressed.MaxLength"/>.</returns>
    public bool Decompress(byte[] data)
    {
        _length = 0;
        var position = 0;
        try
        {
            while (position < data.Length && !IsFull)
            {
                position = Member(data, Header(data, position));
                position = data.AsSpan(position).ContainsAnyExcept((byte)0) ? position : data.Length; // padding
            }

            return true;
        }
        catch (Exception e) when (e is InvalidDataException or ArgumentOutOfRangeException or IndexOutOfRangeException)
        {
            return false;
        }
    }

    private int Member(byte[] data, int start)
    {
        var source = new ChunkedStream(data, 1) { Position = start };
        using var deflate = new DeflateStream(source, CompressionMode.Decompress);
        var before = _length;
        while (!IsFull && deflate.Read(_content, _length, _content.Length - _length) is > 0 and var read)
        {
            _length += read;
        }

        if (IsFull)
        {
            return data.Length;
        }

        var member = Content[before..];
        Span<byte> trailer = stackalloc byte[8];
        BinaryPrimitives.WriteUInt32LittleEndian(trailer, Crc32.HashToUInt32(member));
        BinaryPrimitives.WriteUInt32LittleEndian(trailer[4..], (uint)member.Length);
        var end = (int)source.Position;
        return data.AsSpan(end).StartsWith(trailer) ? end + trailer.Length : throw new InvalidDataException();
    }

    /// <summary>Skips a member header (RFC 1952).</summary>
    private static int Header(byte[] data, int start)
    {
        var (flags, end) = (data[start + 3], start + 10);
        if (data[start] != 0x1F || data[start + 1] != 0x8B || data[start + 2] != 8 || flags >= 32)
        {
            throw new InvalidDataException();
        }

        end += (flags & 4) != 0 ? 2 + BinaryPrimitives.ReadUInt16LittleEndian(data.AsSpan(end, 2)) : 0;
        for (var texts = ((flags >> 3) & 1) + ((flags >> 4) & 1); texts > 0; texts--)
        {
            end = Array.IndexOf(data, (byte)0, end) + 1 is > 0 and var next ? next : throw new InvalidDataException();
        }

        if ((flags & 2) == 0)
        {
            return end;
        }

        var checksum = (ushort)Crc32.HashToUInt32(data.AsSpan(start, end - start));
        return BinaryPrimitives.ReadUInt16LittleEndian(data.AsSpan(end, 2)) == checksum ? end + 2 : throw new InvalidDataException();
    }
}
