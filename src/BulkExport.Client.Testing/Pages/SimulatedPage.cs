namespace BulkExport.Client.Testing;

/// <summary>A part of a list.</summary>
/// <param name="Items">What is on it.</param>
/// <param name="Query">The request that it answers.</param>
/// <param name="Next">Where the next page is; <see langword="null"/> when there is none.</param>
/// <param name="Previous">Where the page before it is; <see langword="null"/> when there is none.</param>
internal sealed record SimulatedPage<T>(IReadOnlyList<T> Items, PageQuery Query, PageToken? Next, PageToken? Previous)
{
    /// <summary>Cuts a page out of a list.</summary>
    /// <param name="all">The list, sorted by its keys.</param>
    /// <param name="keyOf">An item's place in it; no two are the same.</param>
    /// <param name="query">Which page.</param>
    public static SimulatedPage<T> Of(IReadOnlyList<T> all, Func<T, string> keyOf, PageQuery query)
    {
        var from = 0;
        if (query.Token is { } token)
        {
            from = all.Count(item => Compare(keyOf(item), token.Key) is var order && (order < 0 || (order == 0 && token.IsAfter)));
            from = token.IsAfter ? from : Math.Max(0, from - query.Size);
        }

        var items = all.Skip(from).Take(query.Size).ToList();
        var hasMore = items.Count > 0 && from + items.Count < all.Count;
        return new SimulatedPage<T>(
            items,
            query,
            hasMore ? new PageToken(keyOf(items[^1]), IsAfter: true) : null,
            from > 0 && items.Count > 0 ? new PageToken(keyOf(items[0]), IsAfter: false) : null
        );
    }

    private static int Compare(string key, string other) => string.CompareOrdinal(key, other);
}
