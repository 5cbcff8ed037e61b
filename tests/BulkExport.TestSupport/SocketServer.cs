using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace BulkExport.TestSupport;

/// <summary>Accepts connections on a loopback socket and serves each with a function, for responses that an HTTP server cannot send.</summary>
public sealed class SocketServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stopping = new();
    private readonly ConcurrentDictionary<Task, bool> _serving = [];
    private readonly Func<RawConnection, Task> _serve;
    private readonly Action<Exception>? _onError;
    private readonly Task _accepting;
    private int _openConnections;

    /// <summary>Initializes a new instance of the <see cref="SocketServer"/> class and starts it.</summary>
    /// <param name="serve">Serves a connection, which is closed afterwards.</param>
    /// <param name="onError">Receives the exceptions that are not caused by a closed connection; by default they fail the disposal.</param>
    public SocketServer(Func<RawConnection, Task> serve, Action<Exception>? onError = null)
    {
        (_serve, _onError) = (serve, onError);
        _listener.Start();
        BaseAddress = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");
        _accepting = AcceptAsync();
    }

    /// <summary>Gets the address of the server.</summary>
    public Uri BaseAddress { get; }

    /// <summary>Gets the number of connections that are open.</summary>
    public int OpenConnections => _openConnections;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        _listener.Dispose();
        await _accepting;
        await Task.WhenAll(_serving.Keys);
        _stopping.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var serving = ServeAsync(await _listener.AcceptTcpClientAsync(_stopping.Token));
                _serving[serving] = true;
                _ = serving.ContinueWith(
                    done => _serving.TryRemove(done, out _),
                    CancellationToken.None,
                    TaskContinuationOptions.OnlyOnRanToCompletion,
                    TaskScheduler.Default
                );
            }
        }
        catch (Exception e) when (e is OperationCanceledException or InvalidOperationException or SocketException)
        {
            if (!_stopping.IsCancellationRequested)
            {
                _onError?.Invoke(e);
            }
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        Interlocked.Increment(ref _openConnections);
        try
        {
            using (client)
            {
                client.NoDelay = true;
                await _serve(new RawConnection(client, _stopping.Token));
            }
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The client closed the connection, or the server is being disposed.
        }
        catch (Exception e) when (_onError is not null)
        {
            _onError(e);
        }
        finally
        {
            Interlocked.Decrement(ref _openConnections);
        }
    }
}
