using System.Collections.Concurrent;

namespace BulkExport.TestSupport;

/// <summary>A raw socket server whose connections serve one request each. The n-th request is served by the n-th handler; the last handler
/// repeats.</summary>
public sealed class RawServer : IAsyncDisposable
{
    private readonly Queue<RequestHandler> _handlers;
    private readonly SocketServer _server;

    public RawServer(params RequestHandler[] handlers)
    {
        _handlers = new(handlers);
        _server = new SocketServer(ServeAsync);
    }

    public delegate Task RequestHandler(RawConnection connection);

    public Uri BaseAddress => _server.BaseAddress;

    /// <summary>Gets the request lines of the requests received.</summary>
    public ConcurrentQueue<string> Requests { get; } = [];

    /// <summary>Gets the requests received, with headers and body.</summary>
    public ConcurrentQueue<string> RawRequests { get; } = [];

    /// <summary>Gets a semaphore that is released each time a handler stalls.</summary>
    public SemaphoreSlim Stalled { get; } = new(0);

    public static RequestHandler Respond(int status, string body, params string[] headers) =>
        connection => connection.SendAsync(Head(status, [$"Content-Length: {body.Length}", .. headers]) + body);

    public static RequestHandler Respond(byte[] body) =>
        async connection =>
        {
            await connection.SendAsync(Head(200, $"Content-Length: {body.Length}"));
            await connection.SendAsync(body);
        };

    /// <summary>Sends the beginning of the body and then keeps the connection open.</summary>
    public RequestHandler Stall(byte[] body, int length) =>
        async connection =>
        {
            await connection.SendAsync(Head(200, $"Content-Length: {body.Length}"));
            await connection.SendAsync(body.AsMemory(0, length));
            Stalled.Release();
            await connection.UntilClosedAsync();
        };

    /// <summary>Sends the beginning of the body and then keeps the connection open.</summary>
    public RequestHandler Stall(string body, int length) =>
        async connection =>
        {
            await connection.SendAsync(Head(200, $"Content-Length: {body.Length}") + body[..length]);
            Stalled.Release();
            await connection.UntilClosedAsync();
        };

    public RawServer Then(Func<RawServer, RequestHandler> createHandler)
    {
        _handlers.Enqueue(createHandler(this));
        return this;
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        Stalled.Dispose();
    }

    private static string Head(int status, params string[] headers) =>
        $"HTTP/1.1 {status} Something\r\n{string.Concat(headers.Select(header => $"{header}\r\n"))}Connection: close\r\n\r\n";

    private async Task ServeAsync(RawConnection connection)
    {
        var request = await connection.ReadRequestAsync();
        RawRequests.Enqueue(request);
        Requests.Enqueue(request.Split("\r\n")[0]);
        RequestHandler handler;
        lock (_handlers)
        {
            handler = _handlers.Count > 1 ? _handlers.Dequeue() : _handlers.Peek();
        }

        await handler(connection);
    }
}
