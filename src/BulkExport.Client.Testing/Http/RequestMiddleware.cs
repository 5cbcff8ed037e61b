using System.Net.Sockets;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;

namespace BulkExport.Client.Testing;

/// <summary>What every call goes through before its host carries it out: the credentials, the log and the faults.</summary>
internal sealed class RequestMiddleware(
    Credentials credentials,
    RequestLog log,
    SimulatedFaults faults,
    TimeProvider clock,
    CancellationToken stopping
)
{
    private int _open;

    public async Task InvokeAsync(HttpContext context, ISimulatedHost host, RequestDelegate next)
    {
        var headers = context.Response.Headers;
        var requestId = $"RQ{RandomNumberGenerator.GetHexString(32, lowercase: true)}";
        headers[host.RequestIdHeader] = requestId;
        if (!host.IsFileHost)
        {
            headers["Twilio-Concurrent-Requests"] = $"{Interlocked.Increment(ref _open)}";
        }

        try
        {
            var form = await RequestForm.ReadAsync(context.Request).ConfigureAwait(false);
            var request = log.Add(
                number => new ReceivedRequest(number, clock.GetUtcNow(), context.Request, form, host.IsFileHost)
                {
                    CredentialSid = credentials.Authenticate(context.Request.Headers.Authorization),
                    RequestId = requestId,
                },
                faults
            );
            using var gone = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
            var exchange = new Exchange(context, host, next, request, clock, gone.Token);
            await (request.Fault ?? Fault.None).ApplyAsync(exchange).ConfigureAwait(false);
        }
        catch (Exception e) when (e is OperationCanceledException or IOException or SocketException or ObjectDisposedException)
        {
            context.Abort(); // the client gave up, or the service is being stopped
        }
        finally
        {
            if (!host.IsFileHost)
            {
                Interlocked.Decrement(ref _open);
            }
        }
    }
}
