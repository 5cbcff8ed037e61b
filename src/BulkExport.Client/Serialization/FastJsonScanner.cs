using System.Buffers;
using System.Text.Json;

namespace BulkExport.Client;

/// <summary>Scans compact JSON without white space, nested values or exponents.</summary>
/// <remarks>The methods fail for all other JSON, or stop before its first unsupported character; callers then fall back to
/// <see cref="Utf8JsonReader"/>.</remarks>
internal static class FastJsonScanner
{
    private static readonly SearchValues<byte> StringTerminators = SearchValues.Create([
        (byte)'"',
        (byte)'\\',
        .. Enumerable.Range(0, ' ').Select(c => (byte)c),
    ]);

    /// <summary>Gets the length of the property name at the start, including its quotes and the colon, or 0 if it is missing or contains escape
    /// sequences.</summary>
    public static int MeasurePropertyName(ReadOnlySpan<byte> rest)
    {
        var length = rest is [(byte)'"', ..] ? rest[1..].IndexOfAny(StringTerminators) + 3 : 0;
        return length >= 3 && rest[(length - 2)..] is [(byte)'"', (byte)':', ..] ? length : 0;
    }

    /// <summary>Reads the value at the start and advances past it.</summary>
    public static bool TryReadValue(ref ReadOnlySpan<byte> rest, StringInterner interner, out JsonScalar value)
    {
        var (type, length) = rest switch
        {
            [(byte)'"', ..] => (JsonTokenType.String, 0),
            [(byte)'-' or (>= (byte)'0' and <= (byte)'9'), ..] => (JsonTokenType.Number, MeasureNumber(rest)),
            [(byte)'n', (byte)'u', (byte)'l', (byte)'l', ..] => (JsonTokenType.Null, 4),
            [(byte)'t', (byte)'r', (byte)'u', (byte)'e', ..] => (JsonTokenType.True, 4),
            [(byte)'f', (byte)'a', (byte)'l', (byte)'s', (byte)'e', ..] => (JsonTokenType.False, 5),
            _ => (JsonTokenType.None, 0),
        };
        if (type == JsonTokenType.String)
        {
            return TryReadString(ref rest, interner, out value);
        }

        value = new JsonScalar(type, rest[..length], isEscaped: false, interner);
        rest = rest[length..];
        return length > 0;
    }

    private static bool TryReadString(ref ReadOnlySpan<byte> rest, StringInterner interner, out JsonScalar value)
    {
        var text = rest[1..];
        var length = text.IndexOfAny(StringTerminators);
        var isEscaped = false;
        while (length >= 0 && text[length] == '\\')
        {
            isEscaped = true;
            var after = length + 2;
            var next = after < text.Length ? text[after..].IndexOfAny(StringTerminators) : -1;
            length = next < 0 ? -1 : after + next;
        }

        if (length < 0 || text[length] != '"')
        {
            value = default;
            return false;
        }

        value = new JsonScalar(JsonTokenType.String, text[..length], isEscaped, interner);
        rest = text[(length + 1)..];
        return true;
    }

    private static int MeasureNumber(ReadOnlySpan<byte> rest)
    {
        var start = rest[0] == '-' ? 1 : 0;
        var length = start + CountDigits(rest[start..]);
        if (length == start || (rest[start] == '0' && length > start + 1))
        {
            return 0;
        }

        if (length == rest.Length || rest[length] != '.')
        {
            return length;
        }

        var decimals = CountDigits(rest[(length + 1)..]);
        return decimals == 0 ? 0 : length + 1 + decimals;
    }

    private static int CountDigits(ReadOnlySpan<byte> rest)
    {
        var count = rest.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        return count < 0 ? rest.Length : count;
    }
}
