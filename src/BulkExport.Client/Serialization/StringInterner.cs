using System.Buffers.Binary;
using System.Text;

namespace BulkExport.Client;

/// <summary>Caches recurring strings, such as statuses and account SIDs, to avoid duplicate allocations.</summary>
internal sealed class StringInterner
{
    private const int Capacity = 1024; // a power of 2
    private const int MaxLength = 64;

    private readonly string?[] _strings = new string?[Capacity];

    /// <summary>Creates a string. Invalid UTF-8 is replaced with the replacement character, so that the rest of the record remains
    /// readable.</summary>
    public static string CreateString(ReadOnlySpan<byte> utf8)
    {
        if (utf8.IsEmpty)
        {
            return string.Empty;
        }

        return Ascii.IsValid(utf8)
            ? string.Create(utf8.Length, utf8, static (chars, bytes) => Ascii.ToUtf16(bytes, chars, out _))
            : Encoding.UTF8.GetString(utf8);
    }

    /// <summary>Gets the string that was created from the same bytes if it is still cached; otherwise, creates it.</summary>
    public string GetOrAdd(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length is 0 or > MaxLength)
        {
            return CreateString(utf8);
        }

        ref var cached = ref _strings[GetHash(utf8) % Capacity];
        return cached is not null && Ascii.Equals(utf8, cached) ? cached : cached = CreateString(utf8);
    }

    /// <summary>Computes a hash of the first and the last bytes, in which recurring strings usually differ.</summary>
    private static uint GetHash(ReadOnlySpan<byte> utf8)
    {
        var (first, last) =
            utf8.Length >= sizeof(ulong)
                ? (BinaryPrimitives.ReadUInt64LittleEndian(utf8), BinaryPrimitives.ReadUInt64LittleEndian(utf8[^sizeof(ulong)..]))
                : ((ulong)utf8[0], ((ulong)utf8[^1] << 8) | utf8[utf8.Length / 2]);
        var mixed = ((first * 0x9E3779B97F4A7C15) ^ last) * 0xC2B2AE3D27D4EB4F;
        return (uint)(mixed >> 40) ^ (uint)utf8.Length;
    }
}
