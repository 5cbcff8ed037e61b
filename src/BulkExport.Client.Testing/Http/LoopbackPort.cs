using System.Net;
using System.Net.Sockets;

namespace BulkExport.Client.Testing;

/// <summary>Checks the ports on which the simulator listens.</summary>
internal static class LoopbackPort
{
    /// <summary>Throws an exception if a port is in use. The server itself would report this only after its startup timeout.</summary>
    public static void ThrowIfInUse(int port)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            listener.Start();
        }
        catch (SocketException e)
        {
            throw new IOException(
                $"The simulated service cannot listen on port {port}: {e.Message}. Specify another port, or 0 to select any available port.",
                e
            );
        }
    }
}
