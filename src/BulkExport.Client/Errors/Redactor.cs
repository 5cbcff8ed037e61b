using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;

namespace BulkExport.Client;

/// <summary>Sanitizes untrusted text for display: truncates it, collapses it to one line, and redacts secrets and personal data.</summary>
internal static partial class Redactor
{
    private const int DefaultMaxChars = 512;

    /// <summary>The number of bytes shown before the offset.</summary>
    private const int LeadingContextBytes = 32;

    /// <summary>The number of bytes or characters examined on each side of the displayed range, so that a secret that spans a boundary is
    /// recognized.</summary>
    private const int LookAroundLength = 2048;

    /// <summary>The placeholder for a masked character. It preserves the length of the text until all patterns have been applied.</summary>
    private const char MaskChar = '\u0001';

    /// <summary>The pattern of the end of an escape sequence, whose letters and digits are not part of the following word.</summary>
    private const string EscapeEnd = @"(?<=\\[bfnrt]|(\\u[0-9a-fA-F]{2}|%)[0-9a-fA-F]{2})";

    private static readonly SearchValues<char> WordDelimiters = SearchValues.Create(" \t\r\n\"'<>,");

    /// <summary>Gets the redacted text around an offset of a body, or <see langword="null"/> if it is empty.</summary>
    public static string? Redact(ReadOnlySpan<byte> utf8, long offset, int length)
    {
        var start = (int)Math.Clamp(offset - LeadingContextBytes, 0, utf8.Length);
        var end = Math.Min(start + length + LookAroundLength, utf8.Length);
        var before = Encoding.UTF8.GetString(utf8[Math.Max(start - LookAroundLength, 0)..start]);
        var text = before + Encoding.UTF8.GetString(utf8[start..end]);
        if (offset >= utf8.Length)
        {
            text = TrimPartialWord(text); // the last word of a truncated body may be part of an email address
        }

        var redacted = Apply(text, before.Length, length, isTruncated: end < utf8.Length);
        return redacted.Length == 0 ? null : redacted;
    }

    /// <summary>Gets the redacted start of a string.</summary>
    public static string Redact(string text, int length = DefaultMaxChars)
    {
        var end = Math.Min(length + LookAroundLength, text.Length);
        return Apply(text[..end], 0, length, isTruncated: end < text.Length);
    }

    private static string TrimPartialWord(string text)
    {
        var wordEnd = text.AsSpan().LastIndexOfAny(WordDelimiters) + 1;
        return text[..wordEnd] + new string(' ', text.Length - wordEnd);
    }

    private static string Apply(string text, int start, int length, bool isTruncated)
    {
        if (isTruncated && text.AsSpan(start).LastIndexOfAny(WordDelimiters) is var wordEnd && wordEnd >= length)
        {
            text = text[..(start + wordEnd)]; // a partial word may be part of an email address, and shortening masked text may move it into the displayed range
        }

        text = Unprintable().Replace(text, " ");
        text = Credentials().Replace(text, Mask);
        text = Tokens().Replace(text, Mask);
        text = Queries().Replace(text, Mask);
        text = Paths().Replace(text, Mask);
        text = EmailAddresses().Replace(text, Mask);
        text = Numbers().Replace(text, Mask);
        text = isTruncated ? text : PartialTokens().Replace(text, Mask);
        text = MaskAndSpaceRuns().Replace(text[start..], run => run.ValueSpan[0] == MaskChar ? "***" : " ").Trim();
        var end = Math.Min(text.Length, length);
        return text[..(end > 0 && char.IsHighSurrogate(text[end - 1]) ? end - 1 : end)];

        static string Mask(Match match) => new(MaskChar, match.Length);
    }

    [GeneratedRegex(@"(?<=(\b|" + EscapeEnd + @")(Basic|Bearer)\s+)[^\s""'<>,]+", RegexOptions.IgnoreCase)]
    private static partial Regex Credentials();

    /// <summary>Matches an Auth Token or the secret of an API key, alone or adjacent to other text, as in Basic authentication. SIDs do not
    /// match.</summary>
    [GeneratedRegex(
        "((?<![0-9a-zA-Z])|"
            + EscapeEnd
            + @")[0-9a-zA-Z]{32}(?![0-9a-zA-Z])|"
            + @"(?<![0-9a-zA-Z])(?=[a-zA-Z]*[0-9])(?![0-9a-zA-Z]{0,5}[A-Z]{2}[0-9a-fA-F]{32}(?![0-9a-zA-Z]))[0-9a-zA-Z]{33,}=*"
    )]
    private static partial Regex Tokens();

    /// <summary>Matches a partial token at the end of a truncated body.</summary>
    [GeneratedRegex("(?<![0-9a-zA-Z])(?=[a-zA-Z]*[0-9])[0-9a-zA-Z]{8,31}$")]
    private static partial Regex PartialTokens();

    [GeneratedRegex(@"(?<=\?|%3F|\\u003F)[^\s""'<>]+", RegexOptions.IgnoreCase)]
    private static partial Regex Queries();

    /// <summary>Matches the path and the query of a URI. The path of a webhook often contains a secret.</summary>
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
    private static partial Regex MaskAndSpaceRuns();
}
