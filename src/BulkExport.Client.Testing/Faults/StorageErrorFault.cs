using System.Net;

namespace BulkExport.Client.Testing;

internal sealed record StorageErrorFault : Fault
{
    public StorageErrorFault(HttpStatusCode statusCode, string code)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan((int)statusCode, 400, nameof(statusCode));
        ArgumentOutOfRangeException.ThrowIfGreaterThan((int)statusCode, 599, nameof(statusCode));
        ArgumentException.ThrowIfNullOrEmpty(code);
        StatusCode = statusCode;
        Code = code;
    }

    public HttpStatusCode StatusCode { get; }

    public string Code { get; }

    internal override Task ApplyAsync(Exchange exchange) =>
        exchange.SendAsync(StorageErrors.Create(StatusCode, Code, "The request failed."));
}
