using System.Net;

namespace BulkExport.Client.Testing;

internal sealed record ResponseFault : Fault
{
    public ResponseFault(HttpStatusCode statusCode, string contentType, string body)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan((int)statusCode, 200, nameof(statusCode));
        ArgumentOutOfRangeException.ThrowIfGreaterThan((int)statusCode, 599, nameof(statusCode));
        ArgumentException.ThrowIfNullOrWhiteSpace(contentType);
        ArgumentNullException.ThrowIfNull(body);
        if (body.Length > 0 && statusCode is HttpStatusCode.NoContent or HttpStatusCode.ResetContent or HttpStatusCode.NotModified)
        {
            throw new ArgumentException($"A response with status code {(int)statusCode} cannot have a body.", nameof(body));
        }

        StatusCode = statusCode;
        ContentType = contentType;
        Body = body;
    }

    public HttpStatusCode StatusCode { get; }

    public string ContentType { get; }

    public string Body { get; }

    internal override Task ApplyAsync(Exchange exchange) => exchange.SendAsync(SimulatedResponse.Text((int)StatusCode, ContentType, Body));
}
