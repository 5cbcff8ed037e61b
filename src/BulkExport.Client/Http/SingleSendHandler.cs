namespace BulkExport.Client;

/// <summary>Sees to it that one attempt to change something is one request on the wire.</summary>
/// <remarks>
/// On a connection that ends before the first byte of an answer, the socket handler repeats a request without a body by itself, and says
/// nothing. For a delete that would hide that an answer was lost, and the repeat's "not found" would look like the first answer. It
/// does not repeat a request that has a body, be it an empty one.
/// </remarks>
internal sealed class SingleSendHandler : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Method != HttpMethod.Get)
        {
            request.Content ??= new ByteArrayContent([]);
        }

        return base.SendAsync(request, cancellationToken);
    }
}
