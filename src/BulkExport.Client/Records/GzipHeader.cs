using System.Buffers.Binary;
using System.IO.Hashing;

namespace BulkExport.Client;

/// <summary>The header of a gzip member (RFC 1952).</summary>
internal static class GzipHeader
{
    private const int FixedLength = 10;
    private const int Deflate = 8;
    private const int HasChecksum = 0x02;
    private const int HasExtra = 0x04;
    private const int HasName = 0x08;
    private const int HasComment = 0x10;
    private const int Reserved = 0xE0;

    private static ReadOnlySpan<byte> Magic => [0x1F, 0x8B];

    /// <summary>Measures the header at the start of the data.</summary>
    /// <returns>Its length; 0 when the data ends before the header does.</returns>
    /// <exception cref="GzipDataException">The data does not start with a header.</exception>
    public static int Measure(ReadOnlySpan<byte> data)
    {
        if (!data.StartsWith(Magic[..Math.Min(data.Length, Magic.Length)]))
        {
            throw new GzipDataException("It has something other than gzip data in it.");
        }

        if (data.Length < FixedLength)
        {
            return 0;
        }

        var flags = data[3];
        if (data[2] != Deflate || (flags & Reserved) != 0)
        {
            throw new GzipDataException("It is gzip data of a kind that is not known, or damaged.");
        }

        var length = FixedLength;
        var whole =
            ((flags & HasExtra) == 0 || PassExtra(data, ref length))
            && ((flags & HasName) == 0 || PassText(data, ref length))
            && ((flags & HasComment) == 0 || PassText(data, ref length))
            && ((flags & HasChecksum) == 0 || PassChecksum(data, ref length));
        return whole ? length : 0;
    }

    private static bool PassExtra(ReadOnlySpan<byte> data, ref int length)
    {
        var start = length + sizeof(ushort);
        if (data.Length < start)
        {
            return false;
        }

        length = start + BinaryPrimitives.ReadUInt16LittleEndian(data[(start - sizeof(ushort))..]);
        return data.Length >= length;
    }

    private static bool PassText(ReadOnlySpan<byte> data, ref int length)
    {
        var end = data[length..].IndexOf((byte)0);
        length += end + 1;
        return end >= 0;
    }

    private static bool PassChecksum(ReadOnlySpan<byte> data, ref int length)
    {
        var start = length;
        length += sizeof(ushort);
        if (data.Length < length)
        {
            return false;
        }

        return (ushort)Crc32.HashToUInt32(data[..start]) == BinaryPrimitives.ReadUInt16LittleEndian(data[start..])
            ? true
            : throw new GzipDataException("The checksum of a header is wrong: it is damaged.");
    }
}
