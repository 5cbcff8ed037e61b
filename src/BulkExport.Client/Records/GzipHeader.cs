using System.Buffers.Binary;
using System.IO.Hashing;

namespace BulkExport.Client;

/// <summary>Parses the header of a gzip member (RFC 1952).</summary>
internal static class GzipHeader
{
    private const int FixedLength = 10;
    private const int Deflate = 8;
    private const int HasCrc16 = 0x02;
    private const int HasExtra = 0x04;
    private const int HasName = 0x08;
    private const int HasComment = 0x10;
    private const int Reserved = 0xE0;

    /// <summary>Gets the bytes at the start of each member.</summary>
    public static ReadOnlySpan<byte> Magic => [0x1F, 0x8B];

    /// <summary>Determines whether a member can begin with the data.</summary>
    public static bool IsStart(ReadOnlySpan<byte> data) => data.StartsWith(Magic[..Math.Min(data.Length, Magic.Length)]);

    /// <summary>Gets the length of the header at the start of the buffer.</summary>
    /// <returns>The length in bytes; 0 if the buffer does not contain the whole header.</returns>
    /// <exception cref="ExportFileContentException">The header is invalid.</exception>
    public static int GetLength(ReadOnlySpan<byte> buffer)
    {
        if (!IsStart(buffer))
        {
            throw new ExportFileContentException("The data is not valid gzip data.");
        }

        if (buffer.Length < FixedLength)
        {
            return 0;
        }

        var flags = buffer[3];
        if (buffer[2] != Deflate || (flags & Reserved) != 0)
        {
            throw new ExportFileContentException("The gzip header is corrupt or has unsupported values.");
        }

        var length = FixedLength;
        var isComplete =
            ((flags & HasExtra) == 0 || SkipExtra(buffer, ref length))
            && ((flags & HasName) == 0 || SkipString(buffer, ref length))
            && ((flags & HasComment) == 0 || SkipString(buffer, ref length))
            && ((flags & HasCrc16) == 0 || SkipCrc16(buffer, ref length));
        return isComplete ? length : 0;
    }

    private static bool SkipExtra(ReadOnlySpan<byte> buffer, ref int length)
    {
        var start = length + sizeof(ushort);
        if (buffer.Length < start)
        {
            return false;
        }

        length = start + BinaryPrimitives.ReadUInt16LittleEndian(buffer[(start - sizeof(ushort))..]);
        return buffer.Length >= length;
    }

    private static bool SkipString(ReadOnlySpan<byte> buffer, ref int length)
    {
        var end = buffer[length..].IndexOf((byte)0);
        length += end + 1;
        return end >= 0;
    }

    private static bool SkipCrc16(ReadOnlySpan<byte> buffer, ref int length)
    {
        var start = length;
        length += sizeof(ushort);
        if (buffer.Length < length)
        {
            return false;
        }

        return (ushort)Crc32.HashToUInt32(buffer[..start]) == BinaryPrimitives.ReadUInt16LittleEndian(buffer[start..])
            ? true
            : throw new ExportFileContentException("The gzip header is corrupt: CRC-16 mismatch.");
    }
}
