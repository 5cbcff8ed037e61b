using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace BulkExport.Client.Tests.Support;

/// <summary>A server on a bare socket, for answers that no HTTP server would give. Each connection serves one request, by the next
/// behaviour of the script; the last one goes on for ever.</summary>
internal sealed class RawServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stopping = new();
    private readonly Queue<Behaviour> _script;
    private readonly Task _accepting;
    private readonly ConcurrentBag<Task> _connections = [];

    public RawServer(params Behaviour[] script)
    {
        _script = new(script);
        _listener.Start();
        BaseAddress = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");
        _accepting = AcceptAsync();
    }

    public delegate Task Behaviour(RawConnection connection);

    public Uri BaseAddress { get; }

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
        await _stopping.CancelAsync();
        _listener.Dispose();
        await _accepting;
        await Task.WhenAll(_connections);
        _stopping.Dispose();
        Stalled.Dispose();
    }

    private static string Head(int status, params string[] headers) =>
        $"HTTP/1.1 {status} Something\r\n{string.Concat(headers.Select(header => $"{header}\r\n"))}Connection: close\r\n\r\n";

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _connections.Add(ServeAsync(await _listener.AcceptTcpClientAsync(_stopping.Token)));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or InvalidOperationException or SocketException)
        {
            // stopped
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                var connection = new RawConnection(client, _stopping.Token);
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
            catch (Exception e) when (e is IOException or OperationCanceledException or SocketException)
            {
                // the client gave up, or the test is over
            }
        }
    }
}
