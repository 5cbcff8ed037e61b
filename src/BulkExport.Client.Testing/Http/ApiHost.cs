using Microsoft.AspNetCore.Http;

namespace BulkExport.Client.Testing;

/// <summary>The API, whose routes are WireMock's.</summary>
internal sealed class ApiHost : ISimulatedHost
{
    public bool IsFileHost => false;

    public string RequestIdHeader => "Twilio-Request-Id";

    public async Task<Content> ExecuteAsync(HttpContext context, RequestDelegate next, ReceivedRequest request)
    {
        var response = context.Response;
        if (request.CredentialSid is null)
        {
            return ServiceErrors.Unauthorized().Prepare(response);
        }

        var wire = response.Body;
        using var body = new MemoryStream();
        response.Body = body;
        try
        {
            await next(context).ConfigureAwait(false);
        }
        finally
        {
            response.Body = wire;
        }

        return new MemoryContent(body.ToArray());
    }

    public SimulatedResponse Refuse(StatusFault fault) => ServiceErrors.Of(fault.StatusCode, fault.ErrorCode, fault.Message, fault.Form);
}
