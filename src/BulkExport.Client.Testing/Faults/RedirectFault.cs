using System.Net;

namespace BulkExport.Client.Testing;

internal sealed record RedirectFault : Fault
{
    public RedirectFault(HttpStatusCode status, string? location)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan((int)status, 300, nameof(status));
        ArgumentOutOfRangeException.ThrowIfGreaterThan((int)status, 399, nameof(status));
        StatusCode = status;
        Location = location;
    }

    public HttpStatusCode StatusCode { get; }

    public string? Location { get; }

    internal override Task ApplyAsync(Exchange exchange) =>
        exchange.SendAsync(new SimulatedResponse((int)StatusCode) { Headers = [new("Location", Location ?? exchange.RequestUrl)] });
}
