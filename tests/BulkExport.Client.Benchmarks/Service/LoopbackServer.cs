using System.Net;
using System.Net.Sockets;
using System.Text;

namespace BulkExport.Client.Benchmarks;

/// <summary>A server on a raw socket that keeps connections open and allocates nothing per request. It responds to a GET with the job and to
/// anything else with 204.</summary>
internal sealed class LoopbackServer : IDisposable
{
    private readonly Socket _listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly byte[] _job;
    private readonly byte[] _noContent = "HTTP/1.1 204 No Content\r\n\r\n"u8.ToArray();

    public LoopbackServer(byte[] job)
    {
        _job =
        [
            .. Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {job.Length}\r\n\r\n"),
            .. job,
        ];
        _listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _listener.Listen(128);
        BaseAddress = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndPoint!).Port}/");
        _ = AcceptAsync();
    }

    public Uri BaseAddress { get; }

    public void Dispose() => _listener.Dispose();

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _ = ServeAsync(await _listener.AcceptAsync());
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The listener was disposed.
        }
    }

    private async Task ServeAsync(Socket connection)
    {
        using var _ = connection;
        connection.NoDelay = true;
        var buffer = new byte[8192];
        var length = 0;
        try
        {
            while (await connection.ReceiveAsync(buffer.AsMemory(length)) is > 0 and var read)
            {
                length += read;
                while (buffer.AsSpan(0, length).IndexOf("\r\n\r\n"u8) is >= 0 and var end)
                {
                    await connection.SendAsync(buffer[0] == 'G' ? _job : _noContent);
                    buffer.AsSpan((end + 4)..length).CopyTo(buffer);
                    length -= end + 4;
                }
            }
        }
        catch (SocketException)
        {
            // The client closed the connection.
        }
    }
}
