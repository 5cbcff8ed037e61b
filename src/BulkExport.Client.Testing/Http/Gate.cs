using System.Net.Sockets;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;

namespace BulkExport.Client.Testing;

/// <summary>What every call goes through before WireMock matches it to a route: the log, the faults and the credentials.</summary>
internal sealed class Gate(Credentials credentials, RequestLog log, SimulatedFaults faults, TimeProvider clock, CancellationToken stopping)
{
    private int _open;

    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        var headers = context.Response.Headers;
        var requestId = $"RQ{RandomNumberGenerator.GetHexString(32, lowercase: true)}";
        headers["Twilio-Request-Id"] = requestId;
        headers["Twilio-Concurrent-Requests"] = $"{Interlocked.Increment(ref _open)}";
        try
        {
            var credentialSid = credentials.Authenticate(context.Request.Headers.Authorization);
            var fault = faults.Take();
            var form = await RequestForm.ReadAsync(context.Request).ConfigureAwait(false);
            log.Add(number => new ReceivedRequest(number, clock.GetUtcNow(), context.Request, form)
            {
                CredentialSid = credentialSid,
                RequestId = requestId,
                Fault = fault,
            });
            using var gone = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
            var exchange = new Exchange(context, credentialSid is null ? Refuse : next, clock, gone.Token);
            await (fault ?? Fault.None).ApplyAsync(exchange).ConfigureAwait(false);
        }
        catch (Exception e) when (e is OperationCanceledException or IOException or SocketException or ObjectDisposedException)
        {
            context.Abort(); // the client gave up, or the service is being stopped
        }
        finally
        {
            Interlocked.Decrement(ref _open);
        }
    }

    private static Task Refuse(HttpContext context) => ServiceErrors.Unauthorized().SendAsync(context.Response, context.RequestAborted);
}
