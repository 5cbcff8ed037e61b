using System.Text;
using System.Text.RegularExpressions;

namespace BulkExport.Client;

/// <summary>Foreign text made fit to be shown: bounded, on one line, and with what is nobody's business masked.</summary>
internal static partial class Excerpt
{
    private const string Mask = "***";

    /// <summary>The text around a place of a body; <see langword="null"/> when there is none.</summary>
    public static string? Of(ReadOnlySpan<byte> utf8, long offset, int length)
    {
        const int Before = 32;
        var start = (int)Math.Clamp(offset - Before, 0, utf8.Length);

        // Masked before it is cut, and read somewhat further, so that a secret on the border is recognised whole.
        var slack = Math.Min(utf8.Length - start, length * 4);
        var text = Of(Encoding.UTF8.GetString(utf8.Slice(start, slack)));
        return text.Length == 0 ? null : text[..Math.Min(text.Length, length)];
    }

    /// <summary>The text with what looks like a secret, an address or a number masked.</summary>
    public static string Of(string text)
    {
        text = Credentials().Replace(text, $"$1 {Mask}");
        text = Queries().Replace(text, $"?{Mask}");
        text = Mail().Replace(text, Mask);
        text = Numbers().Replace(text, Mask);
        return Unprintable().Replace(text, " ").Trim();
    }

    [GeneratedRegex(@"\b(Basic|Bearer)\s+[^\s""'<>,]+", RegexOptions.IgnoreCase)]
    private static partial Regex Credentials();

    [GeneratedRegex(@"\?[^\s""'<>]+")]
    private static partial Regex Queries();

    [GeneratedRegex(@"[^\s""'<>:;,/]+(@|%40|\\u0040)[^\s""'<>:;,/]+", RegexOptions.IgnoreCase)]
    private static partial Regex Mail();

    [GeneratedRegex(@"\+\d[\d\s().-]{5,}\d|(?<![0-9a-zA-Z.-])\d{9,}(?![0-9a-zA-Z])")]
    private static partial Regex Numbers();

    [GeneratedRegex(@"[\p{Cc}\s�]+")]
    private static partial Regex Unprintable();
}
