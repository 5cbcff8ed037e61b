namespace Accounts;

/// <summary>Logs the responses to downloads, without the link, which is a credential.</summary>
internal sealed class DownloadLog : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        Console.WriteLine($"download: {response.StatusCode}");
        return response;
    }
}
