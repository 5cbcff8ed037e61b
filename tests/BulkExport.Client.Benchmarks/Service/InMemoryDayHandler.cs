using System.Net;

namespace BulkExport.Client.Benchmarks;

/// <summary>Responds from memory to the requests of a day's download: with the redirect, then with the file.</summary>
internal sealed class InMemoryDayHandler(byte[] file) : HttpMessageHandler
{
    private const string FileHost = "files.example.com";

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        Task.FromResult(
            request.RequestUri!.Host == FileHost
                ? new HttpResponseMessage(HttpStatusCode.OK) { RequestMessage = request, Content = new ByteArrayContent(file) }
                : new HttpResponseMessage(HttpStatusCode.TemporaryRedirect)
                {
                    RequestMessage = request,
                    Content = new StringContent($$"""{"redirect_to":"https://{{FileHost}}/day.json.gz"}"""),
                }
        );
}
