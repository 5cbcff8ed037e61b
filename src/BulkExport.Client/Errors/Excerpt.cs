using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;

namespace BulkExport.Client;

/// <summary>Foreign text made fit to be shown: bounded, on one line, and with what is nobody's business masked.</summary>
internal static partial class Excerpt
{
    private const int MaxText = 512;

    /// <summary>How much is shown of what comes before the place.</summary>
    private const int Before = 32;

    /// <summary>How far beyond what is shown the text is read, so that a secret that the border cuts is recognised whole.</summary>
    private const int Around = 2048;

    /// <summary>Stands for every masked character as long as places in the text count.</summary>
    private const char Masked = '\u0001';

    /// <summary>Where an escape ends. It ends in letters and digits, which do not belong to the word that follows.</summary>
    private const string EscapeEnd = @"(?<=\\[bfnrt]|(\\u[0-9a-fA-F]{2}|%)[0-9a-fA-F]{2})";

    private static readonly SearchValues<char> WordEnds = SearchValues.Create(" \t\r\n\"'<>,");

    /// <summary>The text around a place of a body; <see langword="null"/> when there is none.</summary>
    public static string? Of(ReadOnlySpan<byte> utf8, long offset, int length)
    {
        var start = (int)Math.Clamp(offset - Before, 0, utf8.Length);
        var end = Math.Min(start + length + Around, utf8.Length);
        var before = Encoding.UTF8.GetString(utf8[Math.Max(start - Around, 0)..start]);
        var around = before + Encoding.UTF8.GetString(utf8[start..end]);
        if (offset >= utf8.Length)
        {
            around = WithoutLastWord(around); // where the body broke off, its last word may be half an address
        }

        var text = Show(around, before.Length, length, isCut: end < utf8.Length);
        return text.Length == 0 ? null : text;
    }

    /// <summary>The start of a text.</summary>
    public static string Of(string text, int length = MaxText)
    {
        var end = Math.Min(length + Around, text.Length);
        return Show(text[..end], 0, length, isCut: end < text.Length);
    }

    private static string WithoutLastWord(string text)
    {
        var wordEnd = text.AsSpan().LastIndexOfAny(WordEnds) + 1;
        return text[..wordEnd] + new string(' ', text.Length - wordEnd);
    }

    private static string Show(string text, int start, int length, bool isCut)
    {
        if (isCut && text.AsSpan(start).LastIndexOfAny(WordEnds) is var wordEnd && wordEnd >= length)
        {
            text = text[..(start + wordEnd)]; // half a word may be half an address, and masks before it may bring it into view
        }

        text = Unprintable().Replace(text, " ");
        text = Credentials().Replace(text, Hide);
        text = Tokens().Replace(text, Hide);
        text = Queries().Replace(text, Hide);
        text = Paths().Replace(text, Hide);
        text = Mail().Replace(text, Hide);
        text = Numbers().Replace(text, Hide);
        text = Runs().Replace(text[start..], run => run.ValueSpan[0] == Masked ? "***" : " ").Trim();
        var end = Math.Min(text.Length, length);
        return text[..(end > 0 && char.IsHighSurrogate(text[end - 1]) ? end - 1 : end)];

        static string Hide(Match match) => new(Masked, match.Length);
    }

    [GeneratedRegex(@"(?<=(\b|" + EscapeEnd + @")(Basic|Bearer)\s+)[^\s""'<>,]+", RegexOptions.IgnoreCase)]
    private static partial Regex Credentials();

    /// <summary>An Auth Token or secret of an API key, bare or grown together with what is around it, as in Basic authentication. SIDs are none.</summary>
    [GeneratedRegex(
        "((?<![0-9a-zA-Z])|"
            + EscapeEnd
            + @")[0-9a-zA-Z]{32}(?![0-9a-zA-Z])|"
            + @"(?<![0-9a-zA-Z])(?=[a-zA-Z]*[0-9])(?![0-9a-zA-Z]{0,5}[A-Z]{2}[0-9a-fA-F]{32}(?![0-9a-zA-Z]))[0-9a-zA-Z]{33,}=*"
    )]
    private static partial Regex Tokens();

    [GeneratedRegex(@"(?<=\?|%3F|\\u003F)[^\s""'<>]+", RegexOptions.IgnoreCase)]
    private static partial Regex Queries();

    /// <summary>What follows the host of an address: the path of a webhook is often its secret.</summary>
    [GeneratedRegex(@"(?<=https?(:|%3A)(//|\\/\\/|%2F%2F)[^\s""'<>/\\%]+(/|\\/|%2F))[^\s""'<>]+", RegexOptions.IgnoreCase)]
    private static partial Regex Paths();

    [GeneratedRegex(@"[^\s""'<>:;,/]+(@|%40|\\u0040)[^\s""'<>:;,/]+", RegexOptions.IgnoreCase)]
    private static partial Regex Mail();

    [GeneratedRegex(
        @"(\+|%2B|\\u002B)\d[\d\s().-]{5,}\d|((?<![0-9a-zA-Z.-])|" + EscapeEnd + @")\d{9,}(?![0-9a-zA-Z])",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Numbers();

    [GeneratedRegex(@"[\p{Cc}\s\uFFFD]")]
    private static partial Regex Unprintable();

    [GeneratedRegex(@"\u0001+| +")]
    private static partial Regex Runs();
}
