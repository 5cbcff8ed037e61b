namespace BulkExport.Client;

/// <summary>Adds an empty body to requests without a body, except for GET requests, so that the socket handler does not resend them (see <see cref="EmptyContent"/>).</summary>
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
