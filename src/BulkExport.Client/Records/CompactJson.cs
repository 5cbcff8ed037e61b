using System.Buffers;
using System.Text.Json;

namespace BulkExport.Client;

/// <summary>Takes JSON apart that has no spaces in it, nothing nested and no exponents: what is anything else is left to others.</summary>
internal static class CompactJson
{
    private static readonly SearchValues<byte> TextEnds = SearchValues.Create([
        (byte)'"',
        (byte)'\\',
        .. Enumerable.Range(0, ' ').Select(c => (byte)c),
    ]);

    /// <summary>The length of the name at the start, with its quotes and the colon; 0 when there is none, or one with escapes.</summary>
    public static int NameLength(ReadOnlySpan<byte> rest)
    {
        var length = rest is [(byte)'"', ..] ? rest[1..].IndexOfAny(TextEnds) + 3 : 0;
        return length >= 3 && rest[(length - 2)..] is [(byte)'"', (byte)':', ..] ? length : 0;
    }

    /// <summary>Takes the value from the start.</summary>
    public static bool TryTakeValue(ref ReadOnlySpan<byte> rest, NamePool names, out WireValue value)
    {
        var (type, length) = rest switch
        {
            [(byte)'"', ..] => (JsonTokenType.String, 0),
            [(byte)'-' or (>= (byte)'0' and <= (byte)'9'), ..] => (JsonTokenType.Number, NumberLength(rest)),
            [(byte)'n', (byte)'u', (byte)'l', (byte)'l', ..] => (JsonTokenType.Null, 4),
            [(byte)'t', (byte)'r', (byte)'u', (byte)'e', ..] => (JsonTokenType.True, 4),
            [(byte)'f', (byte)'a', (byte)'l', (byte)'s', (byte)'e', ..] => (JsonTokenType.False, 5),
            _ => (JsonTokenType.None, 0),
        };
        if (type == JsonTokenType.String)
        {
            return TryTakeText(ref rest, names, out value);
        }

        value = new WireValue(type, rest[..length], isEscaped: false, names);
        rest = rest[length..];
        return length > 0;
    }

    private static bool TryTakeText(ref ReadOnlySpan<byte> rest, NamePool names, out WireValue value)
    {
        var text = rest[1..];
        var length = text.IndexOfAny(TextEnds);
        var isEscaped = false;
        while (length >= 0 && text[length] == '\\')
        {
            isEscaped = true;
            var after = length + 2;
            var next = after < text.Length ? text[after..].IndexOfAny(TextEnds) : -1;
            length = next < 0 ? -1 : after + next;
        }

        if (length < 0 || text[length] != '"')
        {
            value = default;
            return false;
        }

        value = new WireValue(JsonTokenType.String, text[..length], isEscaped, names);
        rest = text[(length + 1)..];
        return true;
    }

    private static int NumberLength(ReadOnlySpan<byte> rest)
    {
        var start = rest[0] == '-' ? 1 : 0;
        var length = start + Digits(rest[start..]);
        if (length == start || (rest[start] == '0' && length > start + 1))
        {
            return 0;
        }

        if (length == rest.Length || rest[length] != '.')
        {
            return length;
        }

        var decimals = Digits(rest[(length + 1)..]);
        return decimals == 0 ? 0 : length + 1 + decimals;
    }

    private static int Digits(ReadOnlySpan<byte> rest)
    {
        var count = rest.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        return count < 0 ? rest.Length : count;
    }
}
