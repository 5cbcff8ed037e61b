using System.Globalization;

namespace BulkExport.Client.SoakTests;

/// <summary>Provides the size of the socket buffers, which hold bytes that were sent but not yet read.</summary>
internal static class SocketBuffers
{
    /// <summary>Gets the maximum size of the buffers at both ends of a connection, in bytes.</summary>
    public static long Largest { get; } = ReadMaximum("tcp_wmem") + ReadMaximum("tcp_rmem");

    private static long ReadMaximum(string setting) =>
        long.Parse(
            File.ReadAllText($"/proc/sys/net/ipv4/{setting}").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)[^1],
            CultureInfo.InvariantCulture
        );
}
