using System.Runtime.CompilerServices;

namespace BulkExport.Client;

/// <summary>Enumerates a paginated list. Each page is requested when the enumeration reaches it.</summary>
internal sealed class Paginator(HttpClient http, ApiPipeline pipeline)
{
    /// <summary>The maximum number of pages, which limits an enumeration even if each page links to another one.</summary>
    private const int MaxPages = 10_000;

    /// <summary>The maximum number of consecutive pages without items.</summary>
    private const int MaxEmptyPages = 10;

    private readonly Uri _baseAddress = http.BaseAddress!;

    /// <summary>Enumerates the items of all pages.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="target">The target of the operation for messages.</param>
    /// <param name="firstRequest">A delegate that requests the first page.</param>
    /// <param name="parse">A delegate that deserializes a page.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    public async IAsyncEnumerable<T> EnumerateAsync<T>(
        OperationDescriptor operation,
        string target,
        Func<CancellationToken, Task<HttpResponseMessage>> firstRequest,
        ResponseParser<Page<T>> parse,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var send = firstRequest;
        var visited = new HashSet<Uri>();
        var emptyPageCount = 0;
        while (true)
        {
            var page = await pipeline.SendAsync(operation, target, send, parse, cancellationToken).ConfigureAwait(false);
            foreach (var item in page.Items)
            {
                yield return item;
            }

            if (page.Next is not { } link)
            {
                yield break;
            }

            emptyPageCount = page.Items.Count == 0 ? emptyPageCount + 1 : 0;
            if (link.IsAbsoluteUri && !link.PathAndQuery.StartsWith('/'))
            {
                throw CreateException(operation, target, "is not an HTTP URI");
            }

            var next = Resolve(link);
            if (!visited.Add(next))
            {
                throw CreateException(operation, target, "points to a page that has already been read");
            }

            if (emptyPageCount == MaxEmptyPages || visited.Count == MaxPages)
            {
                throw CreateException(operation, target, $"does not end after {visited.Count} pages, {emptyPageCount} of them empty");
            }

            send = token => http.GetAsync(next, HttpCompletionOption.ResponseHeadersRead, token);
        }
    }

    /// <summary>Resolves a link against the base address. Only its path and query are used: behind a gateway, the service links to its own host, which this
    /// machine may not reach and which must not receive the credentials of the gateway.</summary>
    private Uri Resolve(Uri link)
    {
        var path = (link.IsAbsoluteUri ? link : new Uri(_baseAddress, link)).PathAndQuery;
        var basePath = _baseAddress.AbsolutePath;
        if (!path.StartsWith(basePath, StringComparison.Ordinal))
        {
            path = basePath.TrimEnd('/') + path;
        }

        return new Uri(_baseAddress.GetLeftPart(UriPartial.Authority) + path); // not relative to it, because the path may begin with "//"
    }

    private static BulkExportFormatException CreateException(OperationDescriptor operation, string target, string reason) =>
        new($"The response to the request to {operation.Description} {target} is malformed: its link to the next page {reason}.")
        {
            JsonPath = "$.meta.next_page_url",
            ExpectedFormat = "a URI of a page that has not been read",
        };
}
