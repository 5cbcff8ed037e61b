using System.Net;

namespace BulkExport.Client.Testing;

internal sealed record StorageErrorFault : Fault
{
    public StorageErrorFault(HttpStatusCode status, string code)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan((int)status, 400, nameof(status));
        ArgumentOutOfRangeException.ThrowIfGreaterThan((int)status, 599, nameof(status));
        ArgumentException.ThrowIfNullOrEmpty(code);
        StatusCode = status;
        Code = code;
    }

    public HttpStatusCode StatusCode { get; }

    public string Code { get; }

    internal override Task ApplyAsync(Exchange exchange) =>
        exchange.SendAsync(StorageErrors.Create(StatusCode, Code, "The request failed."));
}
