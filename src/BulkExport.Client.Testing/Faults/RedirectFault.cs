using System.Net;

namespace BulkExport.Client.Testing;

internal sealed record RedirectFault : Fault
{
    public RedirectFault(HttpStatusCode statusCode, string? location)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan((int)statusCode, 300, nameof(statusCode));
        ArgumentOutOfRangeException.ThrowIfGreaterThan((int)statusCode, 399, nameof(statusCode));
        StatusCode = statusCode;
        Location = location;
    }

    public HttpStatusCode StatusCode { get; }

    public string? Location { get; }

    internal override Task ApplyAsync(Exchange exchange) =>
        exchange.SendAsync(new SimulatedResponse((int)StatusCode) { Headers = [new("Location", Location ?? exchange.RequestUrl)] });
}
