using System.Runtime.CompilerServices;

namespace BulkExport.Client;

/// <summary>Enumerates a paginated list. Each page is requested when the enumeration reaches it.</summary>
internal sealed class Paginator(HttpClient http, ApiPipeline pipeline)
{
    private readonly Origin _origin = new(http.BaseAddress!);

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
        while (true)
        {
            var page = await pipeline.SendAsync(operation, target, send, parse, cancellationToken).ConfigureAwait(false);
            foreach (var item in page.Items)
            {
                yield return item;
            }

            if (page.Next is not { } next)
            {
                yield break;
            }

            ThrowIfCrossOrigin(next, operation, target);
            if (!visited.Add(next))
            {
                throw CreateException(operation, target, "points to a page that has already been read");
            }

            send = token => http.GetAsync(next, HttpCompletionOption.ResponseHeadersRead, token);
        }
    }

    /// <summary>Throws if a link has a different origin than the base address. Such an origin is not trusted to provide the list.</summary>
    private void ThrowIfCrossOrigin(Uri next, OperationDescriptor operation, string target)
    {
        if (!next.IsAbsoluteUri || !_origin.Matches(next))
        {
            throw CreateException(operation, target, "has a different origin than the base address");
        }
    }

    private static BulkExportFormatException CreateException(OperationDescriptor operation, string target, string reason) =>
        new(
            $"The response to the request to {operation.Description} {target} is malformed: its link to the next page {reason}. Check the base address."
        )
        {
            JsonPath = "$.meta.next_page_url",
            ExpectedFormat = "a URI with the origin of the base address",
        };
}
