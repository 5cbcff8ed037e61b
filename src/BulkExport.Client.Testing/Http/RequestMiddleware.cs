using System.Net.Sockets;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;

namespace BulkExport.Client.Testing;

/// <summary>Authenticates and logs every request, and applies the fault scheduled for it.</summary>
internal sealed class RequestMiddleware(
    SimulatedAccounts accounts,
    RequestLog log,
    SimulatedFaults faults,
    RequestActivity activity,
    SimulatedBulkExportOptions options,
    CancellationToken stopping
)
{
    private int _openRequests;

    public async Task InvokeAsync(HttpContext context, ISimulatedHost host, RequestDelegate next)
    {
        activity.Begin();
        var headers = context.Response.Headers;
        var requestId = $"RQ{RandomNumberGenerator.GetHexString(32, lowercase: true)}";
        headers[host.RequestIdHeader] = requestId;
        var isOverLimit = false;
        if (!host.IsFileHost)
        {
            var openRequests = Interlocked.Increment(ref _openRequests);
            isOverLimit = openRequests > options.MaxConcurrentRequests;
            headers["Twilio-Concurrent-Requests"] = $"{openRequests}";
        }

        try
        {
            var form = await RequestForm.ReadAsync(context.Request).ConfigureAwait(false);
            var sender = accounts.Authenticate(context.Request.Headers.Authorization);
            var request = log.Add(
                number => new ReceivedRequest(number, options.TimeProvider.GetUtcNow(), context.Request, form, host.IsFileHost)
                {
                    AccountSid = sender?.Account.AccountSid,
                    CredentialSid = sender?.CredentialSid,
                    RequestId = requestId,
                },
                faults
            );
            using var aborted = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
            var exchange = new Exchange(context, host, next, request, activity, options, aborted.Token);
            await (request.Fault ?? (isOverLimit ? Fault.TooManyRequests() : Fault.None)).ApplyAsync(exchange).ConfigureAwait(false);
        }
        catch (Exception e) when (e is OperationCanceledException or IOException or SocketException or ObjectDisposedException)
        {
            context.Abort(); // the client closed the connection, or the simulator is stopping
        }
        finally
        {
            if (!host.IsFileHost)
            {
                Interlocked.Decrement(ref _openRequests);
            }

            activity.End();
        }
    }
}
