using Microsoft.AspNetCore.Http;

namespace BulkExport.Client.Testing;

/// <summary>The object store that the links lead to. It wants no credentials.</summary>
internal sealed class FileHost(DayShelf shelf, FileLinks links) : IHost
{
    public bool IsFileHost => true;

    public string RequestIdHeader => "x-amz-request-id";

    public Task<Content> CarryOutAsync(HttpContext context, RequestDelegate next, ReceivedRequest request)
    {
        if (Refusal(request) is { } refusal)
        {
            return Task.FromResult(refusal.Prepare(context.Response));
        }

        if (links.Use(request.Path, context.Request.Query["X-Amz-Signature"]) is not { } link)
        {
            return Task.FromResult(StoreErrors.AccessDenied().Prepare(context.Response));
        }

        if (shelf.Find(link.ResourceType, link.Day) is not { } content)
        {
            return Task.FromResult(StoreErrors.NotFound().Prepare(context.Response));
        }

        context.Response.ContentType = "application/gzip";
        return Task.FromResult(content);
    }

    public Answer Refuse(StatusFault fault) => StoreErrors.Of(fault.StatusCode, fault.Message);

    private static Answer? Refusal(ReceivedRequest request) =>
        request.HasAuthorization ? StoreErrors.CredentialsNotWanted()
        : request.Method != HttpMethod.Get ? StoreErrors.MethodNotAllowed()
        : null;
}
