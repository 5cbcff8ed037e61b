namespace BulkExport.Client.Testing;

/// <summary>Represents the position of a page relative to an item, so that insertions and deletions do not shift pages. The item may have been deleted.</summary>
/// <param name="Key">The ordinal sort key of the item.</param>
/// <param name="IsAfter"><see langword="true"/> if the page follows the item; <see langword="false"/> if it precedes the item.</param>
internal sealed record PageToken(string Key, bool IsAfter)
{
    private const string After = "DN";
    private const string Before = "UP";

    public static PageToken? Parse(string value) =>
        value.Length <= 2 ? null
        : value.StartsWith(After, StringComparison.Ordinal) ? new PageToken(value[2..], IsAfter: true)
        : value.StartsWith(Before, StringComparison.Ordinal) ? new PageToken(value[2..], IsAfter: false)
        : null;

    public override string ToString() => (IsAfter ? After : Before) + Key;
}
