using System.Runtime.CompilerServices;

namespace BulkExport.Client;

/// <summary>Enumerates a paginated list, requesting each page when it is needed.</summary>
internal sealed class Paginator(HttpClient http, ApiPipeline pipeline)
{
    private readonly Origin _origin = new(http.BaseAddress!);

    /// <summary>Enumerates a list.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="target">The target of the operation, used in messages.</param>
    /// <param name="firstRequest">Requests the first page.</param>
    /// <param name="parse">Deserializes a page.</param>
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
                throw CreateException(operation, target, "points to a page that was read before");
            }

            send = token => http.GetAsync(next, HttpCompletionOption.ResponseHeadersRead, token);
        }
    }

    /// <summary>A link to another host would disclose the credentials, or return a list from an untrusted host.</summary>
    private void ThrowIfCrossOrigin(Uri next, OperationDescriptor operation, string target)
    {
        if (!next.IsAbsoluteUri || !_origin.Matches(next))
        {
            throw CreateException(operation, target, "points to another host than the base address");
        }
    }

    private static BulkExportFormatException CreateException(OperationDescriptor operation, string target, string reason) =>
        new(
            $"The response to the request to {operation.Description} {target} is invalid: its link to the next page {reason}. Check the base address."
        )
        {
            JsonPath = "$.meta.next_page_url",
            ExpectedFormat = "a URI on the host of the base address",
        };
}
