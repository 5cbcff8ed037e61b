using System.Collections.Concurrent;

namespace BulkExport.TestSupport;

/// <summary>A raw socket server with a script: each connection serves one request, by the next behaviour; the last one repeats.</summary>
public sealed class RawServer : IAsyncDisposable
{
    private readonly Queue<Behaviour> _script;
    private readonly SocketServer _server;

    public RawServer(params Behaviour[] script)
    {
        _script = new(script);
        _server = new SocketServer(ServeAsync);
    }

    public delegate Task Behaviour(RawConnection connection);

    public Uri BaseAddress => _server.BaseAddress;

    /// <summary>The first lines of the requests received.</summary>
    public ConcurrentQueue<string> Requests { get; } = [];

    /// <summary>The requests received, with their headers, and with their bodies where these are short.</summary>
    public ConcurrentQueue<string> Heads { get; } = [];

    /// <summary>Released once each time a behaviour has nothing more to send and stalls.</summary>
    public SemaphoreSlim Stalled { get; } = new(0);

    public static Behaviour Answer(int status, string body, params string[] headers) =>
        connection => connection.SendAsync(Head(status, [$"Content-Length: {body.Length}", .. headers]) + body);

    public static Behaviour Answer(byte[] body) =>
        async connection =>
        {
            await connection.SendAsync(Head(200, $"Content-Length: {body.Length}"));
            await connection.SendAsync(body);
        };

    /// <summary>Promises the whole body and sends a part of it.</summary>
    public static Behaviour Cut(byte[] body, int length) =>
        async connection =>
        {
            await connection.SendAsync(Head(200, $"Content-Length: {body.Length}"));
            await connection.SendAsync(body.AsMemory(0, length));
        };

    /// <summary>Sends a part of the body and then nothing.</summary>
    public Behaviour Stall(byte[] body, int length) =>
        async connection =>
        {
            await connection.SendAsync(Head(200, $"Content-Length: {body.Length}"));
            await connection.SendAsync(body.AsMemory(0, length));
            Stalled.Release();
            await connection.UntilClosedAsync();
        };

    public static Behaviour Reset => connection => connection.ResetAsync();

    /// <summary>Promises the whole body and sends a part of it.</summary>
    public static Behaviour Cut(string body, int length) =>
        connection => connection.SendAsync(Head(200, $"Content-Length: {body.Length}") + body[..length]);

    /// <summary>Sends the body in one chunk, and never the last one that says it is all.</summary>
    public static Behaviour Unended(string body) =>
        connection => connection.SendAsync($"{Head(200, "Transfer-Encoding: chunked")}{body.Length:x}\r\n{body}\r\n");

    /// <summary>Sends a part of the body and then nothing.</summary>
    public Behaviour Stall(string body, int length) =>
        async connection =>
        {
            await connection.SendAsync(Head(200, $"Content-Length: {body.Length}") + body[..length]);
            Stalled.Release();
            await connection.UntilClosedAsync();
        };

    /// <summary>Does nothing at all with the request.</summary>
    public Behaviour Silence =>
        async connection =>
        {
            Stalled.Release();
            await connection.UntilClosedAsync();
        };

    public RawServer Then(Func<RawServer, Behaviour> behaviour)
    {
        _script.Enqueue(behaviour(this));
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
        Heads.Enqueue(request);
        Requests.Enqueue(request.Split("\r\n")[0]);
        Behaviour behaviour;
        lock (_script)
        {
            behaviour = _script.Count > 1 ? _script.Dequeue() : _script.Peek();
        }

        await behaviour(connection);
    }
}
