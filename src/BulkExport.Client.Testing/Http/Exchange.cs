using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace BulkExport.Client.Testing;

/// <summary>One call while it is answered, with all that a fault may do to it.</summary>
/// <param name="context">The call.</param>
/// <param name="host">Whom it was made to.</param>
/// <param name="next">What follows in the server.</param>
/// <param name="request">The call's request as it was received.</param>
/// <param name="clock">The service's clock.</param>
/// <param name="gone">Cancelled when the client has given up, and when the service is being stopped.</param>
internal sealed class Exchange(
    HttpContext context,
    ISimulatedHost host,
    RequestDelegate next,
    ReceivedRequest request,
    TimeProvider clock,
    CancellationToken gone
)
{
    /// <summary>Carries the request out, and keeps the body of the answer back.</summary>
    /// <returns>The body. Status and headers are set, but not sent.</returns>
    public async Task<Content> ExecuteAsync()
    {
        var body = await host.ExecuteAsync(context, next, request).ConfigureAwait(false);
        context.Response.Headers.Date = clock.GetUtcNow().ToString("R"); // a Retry-After date is read against it
        return body;
    }

    /// <summary>Sends what <see cref="ExecuteAsync"/> kept back.</summary>
    /// <param name="body">What was kept back.</param>
    /// <param name="longest">At most so many bytes of it.</param>
    public Task SendAsync(Content body, long longest = long.MaxValue)
    {
        if (body.Length == 0)
        {
            return Task.CompletedTask;
        }

        var length = Math.Min(body.Length, longest);
        context.Response.ContentLength = length;
        return body.CopyToAsync(context.Response.Body, length, gone);
    }

    /// <summary>Sends a refusal of the host's.</summary>
    /// <param name="fault">The refusal.</param>
    public Task SendErrorAsync(StatusFault fault)
    {
        var answer = fault.StatusCode == HttpStatusCode.NotModified ? new SimulatedResponse(304) : host.Refuse(fault);
        return SendAsync(fault.RetryAfter is { } wait ? answer with { Headers = [new("Retry-After", wait)] } : answer);
    }

    /// <summary>Sends an answer that has nothing to do with the request.</summary>
    public Task SendAsync(SimulatedResponse answer)
    {
        context.Response.Headers.Date = clock.GetUtcNow().ToString("R");
        return SendAsync(answer.Prepare(context.Response));
    }

    /// <summary>Sends the beginning of a body.</summary>
    /// <param name="body">The whole body.</param>
    /// <param name="length">How much of it to send, at most all.</param>
    /// <param name="chunked">Whether the length is left open, rather than promised.</param>
    public async Task SendPartAsync(Content body, long length, bool chunked)
    {
        length = Math.Min(length, body.Length);
        if (!chunked)
        {
            context.Response.ContentLength = Math.Max(body.Length, length + 1); // even the whole body is less than was promised
        }
        else
        {
            context.Response.ContentLength = null;
        }

        await context.Response.StartAsync(gone).ConfigureAwait(false);
        await body.CopyToAsync(context.Response.Body, length, gone).ConfigureAwait(false);
        await context.Response.Body.FlushAsync(gone).ConfigureAwait(false);
    }

    /// <summary>Waits until the client gives up, or the service is being stopped.</summary>
    public async Task WaitForAbortAsync()
    {
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var registration = gone.Register(ended.SetResult);
        await ended.Task.ConfigureAwait(false);
    }

    /// <summary>Ends the connection as a server does that is shut down: what was sent arrives, nothing follows.</summary>
    public async Task CloseAsync()
    {
        context.Features.GetRequiredFeature<IConnectionSocketFeature>().Socket.Shutdown(SocketShutdown.Send);
        await WaitForAbortAsync().ConfigureAwait(false); // a reset right now could overtake the bytes
        Reset();
    }

    /// <summary>Breaks the connection with a reset.</summary>
    public void Reset() => context.Abort();
}
