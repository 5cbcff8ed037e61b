using System.Buffers;
using System.Globalization;
using System.Text;

namespace BulkExport.Client;

/// <summary>The escapes of JSON texts. Half of a surrogate pair, as a text that was cut has it, stays what it is.</summary>
internal static class WireEscapes
{
    private const int HexDigits = 4;

    /// <summary>Reads what stands between the quotes.</summary>
    /// <returns>The text; <see langword="null"/> when a backslash is followed by what is no escape.</returns>
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
