using System.Text.RegularExpressions;

namespace BulkExport.Client.Fuzz;

/// <summary>What a user gets to see of foreign bytes: short, on one line, and without what is nobody's business.</summary>
internal static partial class Shown
{
    private const int MaxMessage = 1500; // a text of 512 characters, and what is said around it
    private const int MaxText = 512;
    private const int MaxExcerpt = 128;
    private const int MaxPath = 200;

    public static void Require(BulkExportException failure)
    {
        Require(failure.Message, MaxMessage);
        FindingException.Unless(!Contains(failure, FuzzNetwork.Secret + "0011"), "a secret is shown");
        if (failure is BulkExportContentException content)
        {
            Require(content.Excerpt, MaxExcerpt);
            Require(content.JsonPath, MaxPath);
        }

        if (failure is BulkExportApiException refusal)
        {
            Require(refusal.UnreadableBody, MaxText);
            Require(refusal.RequestId, MaxText);
            FindingException.Unless(refusal.MoreInfo?.Query is null or "", "the page has a query");
            foreach (var error in refusal.Errors)
            {
                Require(error.Detail, MaxText);
                Require(error.Pointer, MaxText);
            }
        }
    }

    /// <summary>Whether a text is in an exception or one that it came of.</summary>
    public static bool Contains(Exception failure, string text) =>
        failure.Message.Contains(text, StringComparison.OrdinalIgnoreCase)
        || (failure.InnerException is { } inner && Contains(inner, text));

    private static void Require(string? text, int maxLength)
    {
        FindingException.Unless(text is null || text.Length <= maxLength, $"more than {maxLength} characters are shown");
        FindingException.Unless(text is null || !text.Any(char.IsControl), "a control character is shown");
        FindingException.Unless(text is null || !Private().IsMatch(text), "an address, a number, a query or a credential is shown");
    }

    /// <summary>The plainest forms of them, which no reading of the rules would let through.</summary>
    [GeneratedRegex(@"[A-Za-z0-9]@[A-Za-z0-9]|[ ""=:](Basic|Bearer) [A-Za-z0-9]{4}|\+[0-9]{8}|\?[A-Za-z0-9]")]
    private static partial Regex Private();
}
