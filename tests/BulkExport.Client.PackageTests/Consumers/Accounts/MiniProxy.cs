using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Accounts;

/// <summary>A forward proxy for HTTPS, which connects each tunnel to a local port.</summary>
internal sealed class MiniProxy : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, port: 0);
    private readonly ConcurrentDictionary<string, bool> _targets = [];
    private readonly int _targetPort;

    public MiniProxy(int targetPort)
    {
        _targetPort = targetPort;
        _listener.Start();
        _ = AcceptAsync();
    }

    public string Address => $"http://{_listener.LocalEndpoint}";

    /// <summary>Gets the targets of the requested tunnels.</summary>
    public IEnumerable<string> Targets => _targets.Keys.Order();

    public void Dispose() => _listener.Dispose();

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _ = TunnelAsync(await _listener.AcceptTcpClientAsync());
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The proxy is disposed.
        }
    }

    private async Task TunnelAsync(TcpClient client)
    {
        try
        {
            using var target = new TcpClient();
            using (client)
            {
                await using var stream = client.GetStream();
                _targets[(await ReadHeadAsync(stream)).Split(' ')[1]] = true; // CONNECT host:port HTTP/1.1
                await target.ConnectAsync(IPAddress.Loopback, _targetPort);
                await stream.WriteAsync("HTTP/1.1 200 OK\r\n\r\n"u8.ToArray());
                await using var targetStream = target.GetStream();
                await Task.WhenAny(stream.CopyToAsync(targetStream), targetStream.CopyToAsync(stream));
            }
        }
        catch (Exception e) when (e is IOException or SocketException)
        {
            // The client closed the connection.
        }
    }

    private static async Task<string> ReadHeadAsync(NetworkStream stream)
    {
        var head = new StringBuilder();
        var buffer = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            await stream.ReadExactlyAsync(buffer);
            head.Append((char)buffer[0]);
        }

        return head.ToString();
    }
}
