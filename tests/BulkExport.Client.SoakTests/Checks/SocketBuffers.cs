using System.Globalization;

namespace BulkExport.Client.SoakTests;

/// <summary>How much the kernel holds of what was sent and not yet read.</summary>
internal static class SocketBuffers
{
    /// <summary>The most of both ends of a connection, in bytes.</summary>
    public static long Largest { get; } = Most("tcp_wmem") + Most("tcp_rmem");

    private static long Most(string setting) =>
        long.Parse(
            File.ReadAllText($"/proc/sys/net/ipv4/{setting}").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)[^1],
            CultureInfo.InvariantCulture
        );
}
