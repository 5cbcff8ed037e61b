using System.Buffers.Binary;
using System.Text;

namespace BulkExport.Client;

/// <summary>Strings that come again and again, such as statuses and the SID of the account, made once.</summary>
internal sealed class NamePool
{
    private const int Size = 1024; // a power of 2
    private const int MaxLength = 64;

    private readonly string?[] _names = new string?[Size];

    /// <summary>Makes a string. Bytes that are no UTF-8 become the replacement character: better than no record at all.</summary>
    public static string Make(ReadOnlySpan<byte> utf8)
    {
        if (utf8.IsEmpty)
        {
            return string.Empty;
        }

        return Ascii.IsValid(utf8)
            ? string.Create(utf8.Length, utf8, static (chars, bytes) => Ascii.ToUtf16(bytes, chars, out _))
            : Encoding.UTF8.GetString(utf8);
    }

    /// <summary>The string that was made of the same bytes, if it is still known, or else a new one.</summary>
    public string Get(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length is 0 or > MaxLength)
        {
            return Make(utf8);
        }

        ref var name = ref _names[Hash(utf8) % Size];
        return name is not null && Ascii.Equals(utf8, name) ? name : name = Make(utf8);
    }

    /// <summary>A hash of the ends: that is where names differ.</summary>
    private static uint Hash(ReadOnlySpan<byte> utf8)
    {
        var (first, last) =
            utf8.Length >= sizeof(ulong)
                ? (BinaryPrimitives.ReadUInt64LittleEndian(utf8), BinaryPrimitives.ReadUInt64LittleEndian(utf8[^sizeof(ulong)..]))
                : ((ulong)utf8[0], ((ulong)utf8[^1] << 8) | utf8[utf8.Length / 2]);
        var mixed = ((first * 0x9E3779B97F4A7C15) ^ last) * 0xC2B2AE3D27D4EB4F;
        return (uint)(mixed >> 40) ^ (uint)utf8.Length;
    }
}
