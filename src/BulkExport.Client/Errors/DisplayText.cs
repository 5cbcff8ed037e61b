using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace BulkExport.Client;

/// <summary>Formats untrusted text, such as the names that a service assigns, for messages, logs, telemetry and consoles.</summary>
internal static partial class DisplayText
{
    /// <summary>The replacement of text that is not known to be harmless.</summary>
    public const string Mask = "***";

    private const int MaxTokenDigits = 4;
    private const int MaxWordLetters = 20;
    private const int MaxMixedWordLength = 8;

    /// <summary>Escapes the characters that could forge lines or control a terminal: control and format characters, line separators, unpaired
    /// surrogates, and code points that are private or not assigned.</summary>
    /// <param name="text">The text.</param>
    /// <param name="maxLength">The maximum length of the result.</param>
    /// <returns>A single-line string, in which such a character is an escape sequence like <c>\u001B</c>.</returns>
    public static string Escape(string text, int maxLength = 128)
    {
        var builder = new StringBuilder(Math.Min(text.Length, maxLength));
        for (var index = 0; index < text.Length; )
        {
            var isRune = Rune.TryGetRuneAt(text, index, out var rune);
            var length = isRune ? rune.Utf16SequenceLength : 1;
            var part = text.AsSpan(index, length);
            var escaped = isRune && IsPrintable(rune) ? null : string.Concat(part.ToArray().Select(c => $"\\u{(int)c:X4}"));
            if (builder.Length + (escaped?.Length ?? length) > maxLength)
            {
                builder.Length = Math.Min(builder.Length, maxLength - 1);
                return builder.Append('…').ToString();
            }

            _ = escaped is null ? builder.Append(part) : builder.Append(escaped);
            index += length;
        }

        return builder.ToString();
    }

    /// <summary>Formats an identifier that the service can extend, such as a status.</summary>
    /// <param name="value">The identifier.</param>
    /// <param name="kind">The kind of the identifier, such as <c>status</c>.</param>
    /// <returns>The identifier if it consists of a few words of letters, such as <c>CompletedEmptyRecords</c> or <c>in-progress</c>; otherwise, a
    /// description of its length, because it may be sensitive.</returns>
    public static string FormatIdentifier(string value, string kind) =>
        value.Length == 0 || Identifier().IsMatch(value) ? value : $"unknown {kind} ({FormatLength(value.Length, "character")})";

    /// <summary>Formats the scheme and the host of an absolute URI. The rest is omitted, because it may contain a secret.</summary>
    public static string FormatOrigin(Uri uri) =>
        uri.IsAbsoluteUri ? Escape(uri.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped)) : "a relative URI";

    /// <summary>Formats the HTTP method of a webhook. The service defines only GET and POST.</summary>
    public static string FormatMethod(HttpMethod? method) =>
        method is null ? string.Empty
        : method == HttpMethod.Get || method == HttpMethod.Post ? method.Method
        : "unknown method";

    /// <summary>Formats a name that a user has chosen. The parts that do not look like words, short numbers or dates are masked.</summary>
    public static string FormatName(string name)
    {
        var shown = NameToken().Replace(name.Length > 1024 ? name[..1024] : name, token => MaskName(token.Value));
        return Escape(shown, maxLength: 256);
    }

    /// <summary>Formats the path of a JSON value. A key that is not a plain property name is masked.</summary>
    public static string FormatJsonPath(string path) =>
        string.Join('.', path.Split('.', 32).Select(segment => PathSegment().IsMatch(segment) ? segment : Mask));

    /// <summary>Formats a count and its unit.</summary>
    public static string FormatLength(long count, string unit) =>
        string.Create(CultureInfo.InvariantCulture, $"{count:N0} {unit}{(count == 1 ? string.Empty : "s")}");

    private static string MaskName(string token)
    {
        var visible = string.Concat(token.EnumerateRunes().Where(IsPrintable));
        var digits = visible.Count(char.IsDigit);
        if (!NameCharacters().IsMatch(visible) || (digits > MaxTokenDigits && !visible.Any(char.IsLetter) && !Date().IsMatch(visible)))
        {
            return Mask;
        }

        return Word().Matches(visible).All(word => IsShort(word.Value))
            ? token
            : Word().Replace(visible, word => IsShort(word.Value) ? word.Value : Mask);
    }

    private static bool IsShort(string word) => word.Length <= (word.All(char.IsLetter) ? MaxWordLetters : MaxMixedWordLength);

    private static bool IsPrintable(Rune rune) =>
        rune.Value == ' '
        || Rune.GetUnicodeCategory(rune)
            is not (
                UnicodeCategory.Control
                or UnicodeCategory.Format
                or UnicodeCategory.Surrogate
                or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator
                or UnicodeCategory.SpaceSeparator
                or UnicodeCategory.PrivateUse
                or UnicodeCategory.OtherNotAssigned
            );

    [GeneratedRegex(@"^[A-Za-z][a-z]{1,14}(([-_][A-Za-z]?|[A-Z])[a-z]{1,14}){0,4}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Identifier();

    [GeneratedRegex(@"^(\$|[A-Za-z_]{1,40})(\[[0-9]{1,9}\])*\z", RegexOptions.CultureInvariant)]
    private static partial Regex PathSegment();

    [GeneratedRegex(@"[^ ]+")]
    private static partial Regex NameToken();

    /// <summary>Matches the characters of names. Those of URIs, email addresses, and assignments are excluded.</summary>
    [GeneratedRegex(@"^(?!.*:/)[\p{L}\p{M}\p{Nd}\p{So}\u200D,.;:!'()\[\]/+#_–—-]*$", RegexOptions.Singleline)]
    private static partial Regex NameCharacters();

    [GeneratedRegex(@"[\p{L}\p{M}\p{Nd}]+")]
    private static partial Regex Word();

    [GeneratedRegex(@"^\P{Nd}*(19|20)[0-9]{2}-?[0-9]{2}-?[0-9]{2}\P{Nd}*$")]
    private static partial Regex Date();
}
