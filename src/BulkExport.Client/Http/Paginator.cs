using System.Runtime.CompilerServices;

namespace BulkExport.Client;

/// <summary>Enumerates a paginated list. Each page is requested when the enumeration reaches it.</summary>
internal sealed class Paginator(HttpClient http, ApiPipeline pipeline)
{
    /// <summary>The maximum number of pages, which limits an enumeration even if each page links to another one.</summary>
    private const int MaxPages = 10_000;

    /// <summary>The maximum number of consecutive pages without items.</summary>
    private const int MaxEmptyPages = 10;

    private const string NextPagePath = "$.meta.next_page_url";
    private const string Hint = " Check the base address. If it is correct, open an issue and include this message.";

    /// <summary>Enumerates the items of all pages.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="resourceType">The resource type of the items.</param>
    /// <param name="pathTemplate">The path of the list, which contains the placeholder of the resource type, begins with a slash and is relative to the base address.</param>
    /// <param name="firstRequest">A delegate that requests the first page.</param>
    /// <param name="parse">A delegate that deserializes a page.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    public async IAsyncEnumerable<T> EnumerateAsync<T>(
        OperationDescriptor operation,
        ResourceType resourceType,
        string pathTemplate,
        Func<CancellationToken, Task<HttpResponseMessage>> firstRequest,
        ResponseParser<Page<T>> parse,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var target = resourceType.Value;
        var path = pathTemplate.Replace("{resourceType}", Uri.EscapeDataString(target), StringComparison.Ordinal);
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
            var next =
                Resolve(path, link)
                ?? throw CreateLinkException(operation, target, "does not lead to a page of the list", "a URI of the list with a query");
            if (!visited.Add(next))
            {
                throw CreateLinkException(
                    operation,
                    target,
                    "points to a page that has already been read",
                    "a URI of a page that has not been read"
                );
            }

            if (emptyPageCount == MaxEmptyPages || visited.Count == MaxPages)
            {
                throw CreateEndlessException(operation, target, visited.Count, emptyPageCount);
            }

            send = token => http.GetAsync(next, HttpCompletionOption.ResponseHeadersRead, token);
        }
    }

    /// <summary>Resolves a link against the base address, or returns <see langword="null"/> if it does not lead to a page of the list. Only its query is used:
    /// behind a gateway, the service links to its own host, which this machine may not be able to reach.</summary>
    private Uri? Resolve(string path, Uri link)
    {
        var list = new Uri(http.BaseAddress!.GetLeftPart(UriPartial.Path).TrimEnd('/') + path);
        return
            Uri.TryCreate(list, link, out var target)
            && target.AbsolutePath.EndsWith(path, StringComparison.OrdinalIgnoreCase)
            && target.Query.Length > 1
            ? new Uri(list, target.Query)
            : null;
    }

    private static BulkExportFormatException CreateLinkException(
        OperationDescriptor operation,
        string target,
        string reason,
        string expectedFormat
    ) =>
        new($"The response to the request to {operation.Description} {target} is malformed: its link to the next page {reason}.{Hint}")
        {
            JsonPath = NextPagePath,
            ExpectedFormat = expectedFormat,
        };

    private static BulkExportFormatException CreateEndlessException(
        OperationDescriptor operation,
        string target,
        int pageCount,
        int emptyPageCount
    )
    {
        var empty = emptyPageCount == 0 ? string.Empty : $", the last {emptyPageCount} of which were empty";
        return new(
            $"The request to {operation.Description} {target} failed because the list does not end: {pageCount} pages were read{empty}.{Hint}"
        )
        {
            JsonPath = NextPagePath,
            ExpectedFormat = "no link to a next page on the last page",
        };
    }
}
