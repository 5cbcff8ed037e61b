namespace BulkExport.Client.Testing;

/// <summary>Where a page is: beside an item, whether that is still there or not, so that what comes and goes shifts no page.</summary>
/// <param name="Key">The item's place in the list, of the kind that compares as text.</param>
/// <param name="IsAfter">Whether the page follows the item, rather than precedes it.</param>
internal sealed record PageToken(string Key, bool IsAfter)
{
    private const string After = "DN";
    private const string Before = "UP";

    public static PageToken? Parse(string text) =>
        text.Length <= 2 ? null
        : text.StartsWith(After, StringComparison.Ordinal) ? new PageToken(text[2..], IsAfter: true)
        : text.StartsWith(Before, StringComparison.Ordinal) ? new PageToken(text[2..], IsAfter: false)
        : null;

    public override string ToString() => (IsAfter ? After : Before) + Key;
}
