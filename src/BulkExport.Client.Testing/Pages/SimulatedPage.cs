namespace BulkExport.Client.Testing;

/// <summary>Represents a page of a list.</summary>
/// <param name="Items">The items of the page.</param>
/// <param name="Query">The pagination parameters of the request.</param>
/// <param name="Next">The token of the next page, or <see langword="null"/> if this is the last page.</param>
/// <param name="Previous">The token of the previous page, or <see langword="null"/> if this is the first page.</param>
internal sealed record SimulatedPage<T>(IReadOnlyList<T> Items, PageQuery Query, PageToken? Next, PageToken? Previous)
{
    /// <summary>Creates a page from a list.</summary>
    /// <param name="source">The list, sorted by key.</param>
    /// <param name="getKey">The callback that returns the unique ordinal sort key of an item.</param>
    /// <param name="query">The pagination parameters.</param>
    public static SimulatedPage<T> Create(IReadOnlyList<T> source, Func<T, string> getKey, PageQuery query)
    {
        var start = 0;
        if (query.Token is { } token)
        {
            start = source.Count(item => Compare(getKey(item), token.Key) is var order && (order < 0 || (order == 0 && token.IsAfter)));
            start = token.IsAfter ? start : Math.Max(0, start - query.Size);
        }

        var items = source.Skip(start).Take(query.Size).ToList();
        var hasMore = items.Count > 0 && start + items.Count < source.Count;
        return new SimulatedPage<T>(
            items,
            query,
            hasMore ? new PageToken(getKey(items[^1]), IsAfter: true) : null,
            start > 0 && items.Count > 0 ? new PageToken(getKey(items[0]), IsAfter: false) : null
        );
    }

    private static int Compare(string key, string other) => string.CompareOrdinal(key, other);
}
