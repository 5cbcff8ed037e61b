namespace BulkExport.Client.Tests.Docs;

// <di-handler>
internal sealed class TeamHeader : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.Headers.Add("X-Team", "finance");
        return base.SendAsync(request, cancellationToken);
    }
}
// </di-handler>
