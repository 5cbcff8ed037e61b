using Microsoft.AspNetCore.Http;

namespace BulkExport.Client.Testing;

/// <summary>Represents the file host, a simulated object store that authenticates requests by the signatures of their links.</summary>
internal sealed class FileHost(FileLinks links) : ISimulatedHost
{
    public bool IsFileHost => true;

    public string RequestIdHeader => "x-amz-request-id";

    public Task<Content> ExecuteAsync(HttpContext context, RequestDelegate next, ReceivedRequest request)
    {
        if (Validate(request) is { } error)
        {
            return Task.FromResult(error.ApplyTo(context.Response));
        }

        if (links.Redeem(request.Path, context.Request.Query["X-Amz-Signature"]) is not { } link)
        {
            return Task.FromResult(StorageErrors.AccessDenied().ApplyTo(context.Response));
        }

        if (link.Account.Days.Find(link.ResourceType, link.Day) is not { } day)
        {
            return Task.FromResult(StorageErrors.NotFound().ApplyTo(context.Response));
        }

        context.Response.ContentType = "application/gzip";
        return Task.FromResult(day.File.Content);
    }

    public SimulatedResponse CreateErrorResponse(StatusFault fault) => StorageErrors.Create(fault.StatusCode, fault.Message);

    private static SimulatedResponse? Validate(ReceivedRequest request) =>
        request.HasAuthorization ? StorageErrors.AuthorizationNotAllowed()
        : request.Method != HttpMethod.Get ? StorageErrors.MethodNotAllowed()
        : null;
}
