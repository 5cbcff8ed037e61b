using System.Net;

namespace BulkExport.Client.Testing;

internal sealed record BodyFault : Fault
{
    public BodyFault(HttpStatusCode status, string contentType, string text)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan((int)status, 200, nameof(status));
        ArgumentOutOfRangeException.ThrowIfGreaterThan((int)status, 599, nameof(status));
        ArgumentException.ThrowIfNullOrWhiteSpace(contentType);
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > 0 && status is HttpStatusCode.NoContent or HttpStatusCode.ResetContent or HttpStatusCode.NotModified)
        {
            throw new ArgumentException($"An answer with status {(int)status} has no body.", nameof(text));
        }

        StatusCode = status;
        ContentType = contentType;
        Text = text;
    }

    public HttpStatusCode StatusCode { get; }

    public string ContentType { get; }

    public string Text { get; }

    internal override Task ApplyAsync(Exchange exchange) => exchange.SendAsync(SimulatedResponse.Text((int)StatusCode, ContentType, Text));
}
