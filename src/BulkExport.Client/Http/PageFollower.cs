using System.Runtime.CompilerServices;

namespace BulkExport.Client;

/// <summary>Reads lists page by page, each page when it is needed.</summary>
internal sealed class PageFollower(Uri baseAddress, ApiInvoker invoker)
{
    private readonly Origin _origin = new(baseAddress);

    /// <summary>Reads a list.</summary>
    /// <param name="operation">The kind of call.</param>
    /// <param name="subject">What it is about, for messages.</param>
    /// <param name="first">Asks for the first page.</param>
    /// <param name="parse">Reads a page.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    public async IAsyncEnumerable<T> FollowAsync<T>(
        Operation operation,
        string subject,
        Func<Task<HttpRequestMessage>> first,
        BodyParser<Page<T>> parse,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var ask = first;
        var seen = new HashSet<Uri>();
        while (true)
        {
            var page = await invoker.InvokeAsync(operation, subject, ask, parse, cancellationToken).ConfigureAwait(false);
            foreach (var item in page.Items)
            {
                yield return item;
            }

            if (page.Next is not { } next)
            {
                yield break;
            }

            ThrowIfElsewhere(next, operation, subject);
            if (!seen.Add(next))
            {
                throw Wrong(operation, subject, "leads back to a page that was read before");
            }

            ask = () => Task.FromResult(new HttpRequestMessage(HttpMethod.Get, next));
        }
    }

    /// <summary>A link to elsewhere would carry the credentials away, or make us trust somebody else's list.</summary>
    private void ThrowIfElsewhere(Uri next, Operation operation, string subject)
    {
        if (!next.IsAbsoluteUri || !_origin.IsOf(next))
        {
            throw Wrong(operation, subject, "leads to another host than the base address's");
        }
    }

    private static BulkExportContentException Wrong(Operation operation, string subject, string what) =>
        new(
            $"The service's answer to {operation.Verb} {subject} cannot be followed: its link to the next page {what}. Check the base address."
        )
        {
            JsonPath = "$.meta.next_page_url",
            Expected = "an address on the host of the base address",
        };
}
