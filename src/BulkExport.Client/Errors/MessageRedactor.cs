using System.Text;
using System.Text.RegularExpressions;

namespace BulkExport.Client;

/// <summary>Masks the message of an error response or of a network exception: only words that are known to be harmless are shown.</summary>
/// <remarks>A message can repeat any part of a request or of a response, so it is not possible to list everything that is sensitive.</remarks>
internal static partial class MessageRedactor
{
    private const int MaxLength = 512;
    private const int MaxInputLength = 4096;
    private const string HarmlessPunctuation = ".,;:'\"()[]/#_-!";

    /// <summary>Masks a message.</summary>
    /// <param name="message">The message.</param>
    /// <param name="knownText">A text whose words are shown, such as the description of the request.</param>
    /// <returns>A single line of at most 512 characters, in which unknown words are replaced by <c>***</c>.</returns>
    public static string Mask(string message, string? knownText = null)
    {
        var known = Words(knownText ?? string.Empty);
        var masked = new StringBuilder();
        var isAfterMask = false;
        foreach (
            var token in message[..Math.Min(message.Length, MaxInputLength)].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        )
        {
            var isHarmless = IsHarmless(token, known);
            if (isHarmless || !isAfterMask)
            {
                var shown = isHarmless ? token : MaskToken(token);
                if (masked.Length + 1 + shown.Length > MaxLength)
                {
                    break;
                }

                masked.Append(masked.Length == 0 ? string.Empty : " ").Append(shown);
            }

            isAfterMask = !isHarmless;
        }

        return masked.ToString();
    }

    /// <summary>Replaces a token, but keeps the quotation marks and the punctuation around it.</summary>
    private static string MaskToken(string token)
    {
        var start = token.Length - token.TrimStart('\'', '"', '(').Length;
        var end = token.TrimEnd('\'', '"', ')', '.', ',').Length;
        return end <= start
            ? DisplayText.Mask
            : $"{token[..Math.Min(start, 2)]}{DisplayText.Mask}{token[Math.Max(end, token.Length - 2)..]}";
    }

    private static bool IsHarmless(string token, HashSet<string> known) =>
        token.All(c => char.IsAsciiLetterOrDigit(c) || HarmlessPunctuation.Contains(c, StringComparison.Ordinal))
        && (Date().IsMatch(token) || Words(token).All(word => MessageVocabulary.Contains(word) || known.Contains(word)));

    private static HashSet<string> Words(string text) => [.. Word().Matches(text).Select(match => match.Value)];

    [GeneratedRegex("[A-Za-z0-9]+")]
    private static partial Regex Word();

    [GeneratedRegex(@"^['""(]*20[0-9]{2}-[0-9]{2}-[0-9]{2}['"").,;:]*$")]
    private static partial Regex Date();
}
