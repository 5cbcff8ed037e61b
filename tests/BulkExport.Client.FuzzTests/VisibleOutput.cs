using System.Text.RegularExpressions;

namespace BulkExport.Client.FuzzTests;

/// <summary>What a user gets to see of foreign bytes: short, on one line, and without what is nobody's business.</summary>
internal static partial class VisibleOutput
{
    private const int MaxMessage = 1500; // a text of 512 characters, and what is said around it
    private const int MaxText = 512;
    private const int MaxExcerpt = 128;
    private const int MaxPath = 200;

    private const string EscapeEnd = @"(?<=\\[bfnrt]|(\\u[0-9a-fA-F]{2}|%)[0-9a-fA-F]{2})"; // in letters and digits, which are no part of what follows

    public static void Require(BulkExportException failure)
    {
        foreach (var (text, maxLength) in TextsOf(failure))
        {
            FindingException.Unless(text.Length <= maxLength, $"more than {maxLength} characters are shown");
            FindingException.Unless(!text.Any(char.IsControl), "a control character is shown");
            FindingException.Unless(!Private().IsMatch(text), "an address, a number, a query or a credential is shown");
        }

        var all = All(failure);
        FindingException.Unless(
            !all.Contains(FuzzClient.Token, StringComparison.Ordinal)
                && !all.Contains(FuzzClient.BasicCredentials, StringComparison.Ordinal),
            "a secret is shown"
        );
    }

    /// <summary>All that a log or a debugger would have of a failure, and of those that it came of.</summary>
    public static string All(BulkExportException failure) =>
        string.Join('\n', TextsOf(failure).Select(shown => shown.Text).Append(failure.ToString()));

    private static IEnumerable<(string Text, int MaxLength)> TextsOf(BulkExportException failure)
    {
        IEnumerable<(string? Text, int MaxLength)> texts = failure switch
        {
            BulkExportFormatException content =>
            [
                (content.Excerpt, MaxExcerpt),
                (content.JsonPath, MaxPath),
                (content.ExpectedFormat, MaxPath),
                (content.InnerException?.Message, MaxMessage),
            ],
            BulkExportApiException refusal =>
            [
                (refusal.UnreadableBody, MaxText),
                (refusal.RequestId, MaxText),
                (refusal.MoreInfo?.OriginalString, int.MaxValue),
                .. refusal.Errors.SelectMany(error => new[] { (error.Detail, MaxText), (error.Pointer, MaxText) }),
            ],
            _ => [],
        };
        foreach (var (text, maxLength) in texts.Append((failure.Message, MaxMessage)))
        {
            if (text is not null)
            {
                yield return (text, maxLength);
            }
        }
    }

    /// <summary>The plainest forms of them, which no reading of the rules would let through.</summary>
    [GeneratedRegex(@"[A-Za-z0-9]@[A-Za-z0-9]|((?<=[ ""=:])|" + EscapeEnd + @")(Basic|Bearer) [A-Za-z0-9]{4}|\+[0-9]{8}|\?[A-Za-z0-9]")]
    private static partial Regex Private();
}
