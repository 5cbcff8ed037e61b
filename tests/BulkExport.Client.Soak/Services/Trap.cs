using System.Net;
using System.Net.Sockets;
using System.Text;

namespace BulkExport.Client.Soak;

/// <summary>Another host, to which answers try to lead the client. Credentials must never arrive here, nor may anything but links to files lead here.</summary>
internal sealed class Trap : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stopping = new();
    private readonly Report _report;
    private readonly Task _accepting;

    public Trap(Report report)
    {
        _report = report;
        _listener.Start();
        Origin = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");
        _accepting = AcceptAsync();
    }

    public Uri Origin { get; }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        _listener.Dispose();
        await _accepting;
        _stopping.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!_stopping.IsCancellationRequested)
        {
            try
            {
                using var client = await _listener.AcceptTcpClientAsync(_stopping.Token);
                using var limited = CancellationTokenSource.CreateLinkedTokenSource(_stopping.Token);
                limited.CancelAfter(TimeSpan.FromSeconds(1));
                var buffer = new byte[16 * 1024];
                var read = await client.GetStream().ReadAsync(buffer, limited.Token);
                Look(Encoding.ASCII.GetString(buffer, 0, read));
                await client
                    .GetStream()
                    .WriteAsync("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"u8.ToArray(), limited.Token);
            }
            catch (Exception e) when (e is OperationCanceledException or InvalidOperationException or SocketException or IOException)
            {
                // the client gave up, or the round is over
            }
        }
    }

    private void Look(string request)
    {
        if (request.Contains("authorization", StringComparison.OrdinalIgnoreCase))
        {
            _report.Break($"credentials arrived at another host: {request}");
        }
        else if (request.Length > 0 && !request.StartsWith("GET /files/", StringComparison.Ordinal))
        {
            _report.Break($"a call was led to another host: {request}");
        }
    }
}
