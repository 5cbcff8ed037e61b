using System.Net;

namespace BulkExport.Client.Testing;

internal sealed record ResponseFault : Fault
{
    public ResponseFault(HttpStatusCode status, string contentType, string body)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan((int)status, 200, nameof(status));
        ArgumentOutOfRangeException.ThrowIfGreaterThan((int)status, 599, nameof(status));
        ArgumentException.ThrowIfNullOrWhiteSpace(contentType);
        ArgumentNullException.ThrowIfNull(body);
        if (body.Length > 0 && status is HttpStatusCode.NoContent or HttpStatusCode.ResetContent or HttpStatusCode.NotModified)
        {
            throw new ArgumentException($"A response with status code {(int)status} cannot have a body.", nameof(body));
        }

        StatusCode = status;
        ContentType = contentType;
        Body = body;
    }

    public HttpStatusCode StatusCode { get; }

    public string ContentType { get; }

    public string Body { get; }

    internal override Task ApplyAsync(Exchange exchange) => exchange.SendAsync(SimulatedResponse.Text((int)StatusCode, ContentType, Body));
}
