using System.Buffers;
using System.Globalization;
using System.Text;

namespace BulkExport.Client;

/// <summary>Unescapes JSON strings. An unpaired surrogate, as in a truncated string, is preserved.</summary>
internal static class JsonUnescaper
{
    private const int HexDigits = 4;

    /// <summary>Unescapes the content of a JSON string.</summary>
    /// <returns>The string, or <see langword="null"/> if an escape sequence is invalid.</returns>
    public static string? Unescape(ReadOnlySpan<byte> utf8)
    {
        var rented = ArrayPool<char>.Shared.Rent(utf8.Length);
        try
        {
            var text = rented.AsSpan(0, Encoding.UTF8.GetChars(utf8, rented));
            var length = 0;
            for (var i = 0; i < text.Length; i++)
            {
                var c = text[i];
                if (c == '\\' && !TryRead(text, ref i, out c))
                {
                    return null;
                }

                text[length++] = c;
            }

            return new string(text[..length]);
        }
        finally
        {
            ArrayPool<char>.Shared.Return(rented);
        }
    }

    private static bool TryRead(ReadOnlySpan<char> text, ref int i, out char c)
    {
        var escape = ++i < text.Length ? text[i] : default;
        if (escape == 'u')
        {
            var hex = text[(i + 1)..];
            var valid = ushort.TryParse(
                hex[..Math.Min(hex.Length, HexDigits)],
                NumberStyles.AllowHexSpecifier,
                CultureInfo.InvariantCulture,
                out var code
            );
            c = (char)code;
            i += HexDigits;
            return valid && hex.Length >= HexDigits;
        }

        c = escape switch
        {
            '"' or '\\' or '/' => escape,
            'b' => '\b',
            'f' => '\f',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            _ => default,
        };
        return c != default;
    }
}
