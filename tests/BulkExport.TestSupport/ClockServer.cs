using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace BulkExport.TestSupport;

/// <summary>Serves the time and the timers of a time provider to other processes, which read it with a <see cref="RemoteTimeProvider"/>.</summary>
/// <remarks>
/// The timers of all processes are timers of the served time provider. If that is a <c>SimulatedTimeProvider</c>, its <c>AdvanceUntilCompletedAsync</c>
/// therefore advances the time while the processes wait. The time stands still while the callback of a timer runs in its process. The timers of a process
/// that exits or is killed are disposed.
/// </remarks>
public sealed class ClockServer : IDisposable
{
    /// <summary>The name of the environment variable that contains the address of the server.</summary>
    public const string EnvironmentVariable = "BULKEXPORT_TEST_CLOCK";

    private readonly TcpListener _listener = new(IPAddress.Loopback, port: 0);
    private readonly ConcurrentBag<ClockConnection> _connections = [];
    private readonly TimeProvider _timeProvider;

    /// <summary>Starts a server.</summary>
    /// <param name="timeProvider">The time provider to serve.</param>
    public ClockServer(TimeProvider timeProvider)
    {
        _timeProvider = timeProvider;
        _listener.Start();
        new Thread(AcceptConnections) { IsBackground = true, Name = nameof(ClockServer) }.Start();
    }

    /// <summary>Gets the address of the server, the value of <see cref="EnvironmentVariable"/>.</summary>
    public string Address => _listener.LocalEndpoint.ToString()!;

    public void Dispose()
    {
        _listener.Dispose();
        foreach (var connection in _connections)
        {
            connection.Dispose();
        }
    }

    private void AcceptConnections()
    {
        try
        {
            while (true)
            {
                var connection = new ClockConnection(_listener.AcceptTcpClient(), _timeProvider);
                _connections.Add(connection);
                new Thread(connection.Run) { IsBackground = true, Name = nameof(ClockConnection) }.Start();
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // The server is disposed.
        }
    }
}
