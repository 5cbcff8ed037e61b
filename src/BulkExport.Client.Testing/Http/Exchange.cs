using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Http.Features;

namespace BulkExport.Client.Testing;

/// <summary>Represents a request and its pending response, and provides the operations with which faults modify the response.</summary>
/// <param name="context">The HTTP context.</param>
/// <param name="host">The host that received the request.</param>
/// <param name="next">The next request delegate of the server.</param>
/// <param name="request">The logged request.</param>
/// <param name="activity">The counts of requests in flight.</param>
/// <param name="options">The options of the simulator.</param>
/// <param name="aborted">The token that is canceled when the client closes the connection or the simulator stops.</param>
internal sealed class Exchange(
    HttpContext context,
    ISimulatedHost host,
    RequestDelegate next,
    ReceivedRequest request,
    RequestActivity activity,
    SimulatedBulkExportOptions options,
    CancellationToken aborted
)
{
    /// <summary>Gets the URL of the request.</summary>
    public string RequestUrl => context.Request.GetEncodedUrl();

    /// <summary>Processes the request and buffers the response body.</summary>
    /// <returns>The body. The status code and headers are set but not sent.</returns>
    public async Task<Content> ExecuteAsync()
    {
        var body = await host.ExecuteAsync(context, next, request).ConfigureAwait(false);
        SetDate();
        return host.IsFileHost && options.MaxDownloadRate is { } rate
            ? new ThrottledContent(body, rate, options.TimeProvider, activity)
            : body;
    }

    /// <summary>Sends a body returned by <see cref="ExecuteAsync"/>.</summary>
    /// <param name="body">The body.</param>
    /// <param name="maxLength">The maximum number of bytes to send.</param>
    public Task SendAsync(Content body, long maxLength = long.MaxValue)
    {
        if (body.Length == 0)
        {
            return Task.CompletedTask;
        }

        var length = Math.Min(body.Length, maxLength);
        context.Response.ContentLength = length;
        return body.CopyToAsync(context.Response.Body, length, aborted);
    }

    /// <summary>Sends an error response in the format of the host, without processing the request.</summary>
    /// <param name="fault">The fault that specifies the error response.</param>
    public Task SendErrorAsync(StatusFault fault)
    {
        var response = fault.StatusCode == HttpStatusCode.NotModified ? new SimulatedResponse(304) : host.CreateErrorResponse(fault);
        return SendAsync(fault.RetryAfter is { } retryAfter ? response with { Headers = [new("Retry-After", retryAfter)] } : response);
    }

    /// <summary>Sends a response without processing the request.</summary>
    public Task SendAsync(SimulatedResponse response)
    {
        SetDate();
        return SendAsync(response.ApplyTo(context.Response));
    }

    /// <summary>Sends the first bytes of a body, and flushes them.</summary>
    /// <param name="body">The body.</param>
    /// <param name="length">The number of bytes to send, limited to the length of the body.</param>
    /// <param name="chunked"><see langword="true"/> to omit the <c>Content-Length</c> header; otherwise, <see langword="false"/>.</param>
    public async Task SendPartAsync(Content body, long length, bool chunked)
    {
        length = Math.Min(length, body.Length);
        if (!chunked)
        {
            context.Response.ContentLength = Math.Max(body.Length, length + 1); // exceeds the number of bytes sent, even if the entire body is sent
        }
        else
        {
            context.Response.ContentLength = null;
        }

        await context.Response.StartAsync(aborted).ConfigureAwait(false);
        await body.CopyToAsync(context.Response.Body, length, aborted).ConfigureAwait(false);
        await context.Response.Body.FlushAsync(aborted).ConfigureAwait(false);
    }

    /// <summary>Waits until the client closes the connection or the simulator stops.</summary>
    public async Task WaitForAbortAsync()
    {
        using var stalled = activity.Stall();
        var abortedSource = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var registration = aborted.Register(abortedSource.SetResult);
        await abortedSource.Task.ConfigureAwait(false);
    }

    /// <summary>Closes the connection gracefully: pending bytes are delivered, followed by the end of the stream.</summary>
    public async Task CloseAsync()
    {
        context.Features.GetRequiredFeature<IConnectionSocketFeature>().Socket.Shutdown(SocketShutdown.Send);
        await WaitForAbortAsync().ConfigureAwait(false); // a reset before the client has received the end of the stream could discard bytes in transit
        Reset();
    }

    /// <summary>Resets the connection.</summary>
    public void Reset() => context.Abort();

    /// <summary>Sets the <c>Date</c> header, with which clients compare a <c>Retry-After</c> date.</summary>
    private void SetDate()
    {
        var offset = host.IsFileHost ? options.FileHostClockOffset : TimeSpan.Zero;
        context.Response.Headers.Date = (options.TimeProvider.GetUtcNow() + offset).ToString("R");
    }
}
