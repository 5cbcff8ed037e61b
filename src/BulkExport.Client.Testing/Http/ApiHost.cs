using Microsoft.AspNetCore.Http;

namespace BulkExport.Client.Testing;

/// <summary>Represents the API host, whose routes are WireMock mappings.</summary>
internal sealed class ApiHost : ISimulatedHost
{
    public bool IsFileHost => false;

    public string RequestIdHeader => "Twilio-Request-Id";

    public async Task<Content> ExecuteAsync(HttpContext context, RequestDelegate next, ReceivedRequest request)
    {
        var response = context.Response;
        if (request.CredentialSid is null)
        {
            return ServiceErrors.Unauthorized().ApplyTo(response);
        }

        var responseBody = response.Body;
        using var buffer = new MemoryStream();
        response.Body = buffer;
        try
        {
            await next(context).ConfigureAwait(false);
        }
        finally
        {
            response.Body = responseBody;
        }

        return new MemoryContent(buffer.ToArray());
    }

    public SimulatedResponse CreateErrorResponse(StatusFault fault) =>
        ServiceErrors.Create(fault.StatusCode, fault.ErrorCode, fault.Message, fault.Format);
}
