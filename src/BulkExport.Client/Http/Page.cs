namespace BulkExport.Client;

/// <summary>Represents a page of a paginated list.</summary>
/// <param name="Items">The items of the page.</param>
/// <param name="Next">The URI of the next page, or <see langword="null"/> for the last page.</param>
internal sealed record Page<T>(IReadOnlyList<T> Items, Uri? Next);
