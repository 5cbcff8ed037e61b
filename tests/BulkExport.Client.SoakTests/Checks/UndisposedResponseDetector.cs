namespace BulkExport.Client.SoakTests;

/// <summary>Finds answers that nobody disposes.</summary>
internal sealed class UndisposedResponseDetector(Report report) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        response.Content = new WatchedContent(response.Content, $"{request.Method} {request.RequestUri?.AbsolutePath}", report);
        return response;
    }
}
