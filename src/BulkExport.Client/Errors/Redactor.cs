using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;

namespace BulkExport.Client;

/// <summary>Sanitizes untrusted text for display: truncates it, collapses it to one line, and redacts secrets and personal data.</summary>
internal static partial class Redactor
{
    private const int MaxLength = 512;

    /// <summary>The number of bytes shown before the offset.</summary>
    private const int LeadingContext = 32;

    /// <summary>The number of bytes examined beyond the displayed range, so that a secret that spans the boundary is recognized.</summary>
    private const int LookAround = 2048;

    /// <summary>Replaces each masked character while offsets in the text are still needed.</summary>
    private const char MaskChar = '\u0001';

    /// <summary>The end of an escape sequence, whose letters and digits are not part of the word that follows.</summary>
    private const string EscapeEnd = @"(?<=\\[bfnrt]|(\\u[0-9a-fA-F]{2}|%)[0-9a-fA-F]{2})";

    private static readonly SearchValues<char> WordEnds = SearchValues.Create(" \t\r\n\"'<>,");

    /// <summary>Gets the redacted text around an offset of a body, or <see langword="null"/> when it is empty.</summary>
    public static string? Redact(ReadOnlySpan<byte> utf8, long offset, int length)
    {
        var start = (int)Math.Clamp(offset - LeadingContext, 0, utf8.Length);
        var end = Math.Min(start + length + LookAround, utf8.Length);
        var before = Encoding.UTF8.GetString(utf8[Math.Max(start - LookAround, 0)..start]);
        var text = before + Encoding.UTF8.GetString(utf8[start..end]);
        if (offset >= utf8.Length)
        {
            text = TrimPartialWord(text); // the last word of a truncated body may be part of an address
        }

        var redacted = Apply(text, before.Length, length, isCut: end < utf8.Length);
        return redacted.Length == 0 ? null : redacted;
    }

    /// <summary>Gets the redacted start of a text.</summary>
    public static string Redact(string text, int length = MaxLength)
    {
        var end = Math.Min(length + LookAround, text.Length);
        return Apply(text[..end], 0, length, isCut: end < text.Length);
    }

    private static string TrimPartialWord(string text)
    {
        var wordEnd = text.AsSpan().LastIndexOfAny(WordEnds) + 1;
        return text[..wordEnd] + new string(' ', text.Length - wordEnd);
    }

    private static string Apply(string text, int start, int length, bool isCut)
    {
        if (isCut && text.AsSpan(start).LastIndexOfAny(WordEnds) is var wordEnd && wordEnd >= length)
        {
            text = text[..(start + wordEnd)]; // a partial word may be part of an address, and masks before it may bring it into view
        }

        text = Unprintable().Replace(text, " ");
        text = Credentials().Replace(text, Mask);
        text = Tokens().Replace(text, Mask);
        text = Queries().Replace(text, Mask);
        text = Paths().Replace(text, Mask);
        text = EmailAddresses().Replace(text, Mask);
        text = Numbers().Replace(text, Mask);
        text = isCut ? text : PartialTokens().Replace(text, Mask);
        text = MaskedRuns().Replace(text[start..], run => run.ValueSpan[0] == MaskChar ? "***" : " ").Trim();
        var end = Math.Min(text.Length, length);
        return text[..(end > 0 && char.IsHighSurrogate(text[end - 1]) ? end - 1 : end)];

        static string Mask(Match match) => new(MaskChar, match.Length);
    }

    [GeneratedRegex(@"(?<=(\b|" + EscapeEnd + @")(Basic|Bearer)\s+)[^\s""'<>,]+", RegexOptions.IgnoreCase)]
    private static partial Regex Credentials();

    /// <summary>An Auth Token or the secret of an API key, by itself or adjacent to other text as in Basic authentication. SIDs do not match.</summary>
    [GeneratedRegex(
        "((?<![0-9a-zA-Z])|"
            + EscapeEnd
            + @")[0-9a-zA-Z]{32}(?![0-9a-zA-Z])|"
            + @"(?<![0-9a-zA-Z])(?=[a-zA-Z]*[0-9])(?![0-9a-zA-Z]{0,5}[A-Z]{2}[0-9a-fA-F]{32}(?![0-9a-zA-Z]))[0-9a-zA-Z]{33,}=*"
    )]
    private static partial Regex Tokens();

    /// <summary>The part of a token that a truncated text may end with.</summary>
    [GeneratedRegex("(?<![0-9a-zA-Z])(?=[a-zA-Z]*[0-9])[0-9a-zA-Z]{8,31}$")]
    private static partial Regex PartialTokens();

    [GeneratedRegex(@"(?<=\?|%3F|\\u003F)[^\s""'<>]+", RegexOptions.IgnoreCase)]
    private static partial Regex Queries();

    /// <summary>What follows the host of a URI: the path of a webhook is often its secret.</summary>
    [GeneratedRegex(@"(?<=https?(:|%3A)(//|\\/\\/|%2F%2F)[^\s""'<>/\\%]+(/|\\/|%2F))[^\s""'<>]+", RegexOptions.IgnoreCase)]
    private static partial Regex Paths();

    [GeneratedRegex(@"[^\s""'<>:;,/]+(@|%40|\\u0040)[^\s""'<>:;,/]+", RegexOptions.IgnoreCase)]
    private static partial Regex EmailAddresses();

    [GeneratedRegex(
        @"(\+|%2B|\\u002B)\d[\d\s().-]{5,}\d|((?<![0-9a-zA-Z.-])|" + EscapeEnd + @")\d{9,}(?![0-9a-zA-Z])",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Numbers();

    [GeneratedRegex(@"[\p{Cc}\s\uFFFD]")]
    private static partial Regex Unprintable();

    [GeneratedRegex(@"\u0001+| +")]
    private static partial Regex MaskedRuns();
}
