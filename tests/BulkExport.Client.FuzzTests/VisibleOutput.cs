using System.Text.RegularExpressions;

namespace BulkExport.Client.FuzzTests;

/// <summary>Verifies the output that contains untrusted input: it must be short, on one line, and without secrets and personal data.</summary>
internal static partial class VisibleOutput
{
    private const int MaxMessage = 1500; // an excerpt of 512 characters and the text around it
    private const int MaxText = 512;
    private const int MaxExcerpt = 300; // the kind, the media type, the length and the known property names
    private const int MaxPath = 200;

    private const string EscapeEnd = @"(?<=\\[bfnrt]|(\\u[0-9a-fA-F]{2}|%)[0-9a-fA-F]{2})"; // escape sequences end in letters or digits that are not part of the following text

    public static void Require(BulkExportException failure)
    {
        foreach (var (text, maxLength) in TextsOf(failure))
        {
            FindingException.Require(text.Length <= maxLength, $"more than {maxLength} characters are shown");
            FindingException.Require(!text.Any(char.IsControl), "a control character is shown");
            FindingException.Require(!Private().IsMatch(text), "an address, a number, a query or a credential is shown");
        }

        var all = All(failure);
        FindingException.Require(
            !all.Contains(FuzzClient.Token, StringComparison.Ordinal)
                && !all.Contains(FuzzClient.BasicCredentials, StringComparison.Ordinal),
            "a secret is shown"
        );
    }

    /// <summary>Gets the complete output of an exception and of its inner exceptions, as a log or a debugger shows it.</summary>
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
            BulkExportApiException error =>
            [
                (error.UnreadableBody, MaxText),
                (error.RequestId, MaxText),
                (error.MoreInfo?.OriginalString, int.MaxValue),
                .. error.Errors.SelectMany(error => new[] { (error.Detail, MaxText), (error.Pointer, MaxText) }),
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

    /// <summary>Matches unambiguous forms of personal data and credentials.</summary>
    [GeneratedRegex(@"[A-Za-z0-9]@[A-Za-z0-9]|((?<=[ ""=:])|" + EscapeEnd + @")(Basic|Bearer) [A-Za-z0-9]{4}|\+[0-9]{8}|\?[A-Za-z0-9]")]
    private static partial Regex Private();
}
