namespace BulkExport.Client;

/// <summary>Gives requests that change something a body, be it an empty one, so that one attempt is one request on the wire (see <see cref="EmptyContent"/>).</summary>
internal sealed class EmptyContentHandler : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Method != HttpMethod.Get)
        {
            request.Content ??= EmptyContent.Instance;
        }

        return base.SendAsync(request, cancellationToken);
    }
}
