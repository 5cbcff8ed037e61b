using Microsoft.AspNetCore.Http;

namespace BulkExport.Client.Testing;

/// <summary>The object store that the links lead to. It wants no credentials.</summary>
internal sealed class FileHost(DayCatalog shelf, FileLinks links) : ISimulatedHost
{
    public bool IsFileHost => true;

    public string RequestIdHeader => "x-amz-request-id";

    public Task<Content> ExecuteAsync(HttpContext context, RequestDelegate next, ReceivedRequest request)
    {
        if (Refusal(request) is { } refusal)
        {
            return Task.FromResult(refusal.Prepare(context.Response));
        }

        if (links.Use(request.Path, context.Request.Query["X-Amz-Signature"]) is not { } link)
        {
            return Task.FromResult(StorageErrors.AccessDenied().Prepare(context.Response));
        }

        if (shelf.Find(link.ResourceType, link.Day) is not { } content)
        {
            return Task.FromResult(StorageErrors.NotFound().Prepare(context.Response));
        }

        context.Response.ContentType = "application/gzip";
        return Task.FromResult(content);
    }

    public SimulatedResponse Refuse(StatusFault fault) => StorageErrors.Of(fault.StatusCode, fault.Message);

    private static SimulatedResponse? Refusal(ReceivedRequest request) =>
        request.HasAuthorization ? StorageErrors.CredentialsNotWanted()
        : request.Method != HttpMethod.Get ? StorageErrors.MethodNotAllowed()
        : null;
}
