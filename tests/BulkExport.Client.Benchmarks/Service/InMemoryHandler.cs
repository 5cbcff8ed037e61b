using System.Net;
using System.Net.Http.Headers;

namespace BulkExport.Client.Benchmarks;

/// <summary>Responds from memory, at the cost of the response object only: the rest of a measured call is the client's.</summary>
internal sealed class InMemoryHandler(byte[] job) : HttpMessageHandler
{
    private static readonly MediaTypeHeaderValue Json = new("application/json");

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = new HttpResponseMessage(request.Method == HttpMethod.Get ? HttpStatusCode.OK : HttpStatusCode.NoContent)
        {
            RequestMessage = request,
        };
        if (request.Method == HttpMethod.Get)
        {
            response.Content = new ByteArrayContent(job) { Headers = { ContentType = Json } };
        }

        return Task.FromResult(response);
    }
}
