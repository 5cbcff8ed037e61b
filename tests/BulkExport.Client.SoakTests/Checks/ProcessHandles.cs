using System.Globalization;

namespace BulkExport.Client.SoakTests;

/// <summary>Represents the open handles of the process, as reported by the kernel.</summary>
/// <param name="Sockets">The number of open sockets.</param>
/// <param name="Files">The number of open files, excluding libraries.</param>
/// <param name="Others">The number of other handles, such as pipes and timers.</param>
internal sealed record ProcessHandles(int Sockets, int Files, int Others)
{
    /// <summary>Gets the peak resident memory of the process, in MiB.</summary>
    public static long PeakMemory
    {
        get
        {
            var line = File.ReadLines("/proc/self/status").First(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
            return long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
        }
    }

    public static ProcessHandles Now()
    {
        var (sockets, files, others) = (0, 0, 0);
        foreach (var handle in Directory.GetFiles("/proc/self/fd"))
        {
            var target = TargetOf(handle);
            if (target.StartsWith("socket:", StringComparison.Ordinal))
            {
                sockets++;
            }
            else if (
                target.StartsWith('/')
                && !target.StartsWith("/dev/", StringComparison.Ordinal)
                && !target.EndsWith(".dll", StringComparison.Ordinal)
            )
            {
                files++;
            }
            else
            {
                others++;
            }
        }

        return new ProcessHandles(sockets, files, others);
    }

    public static IEnumerable<string> FilesUnder(string directory) =>
        Directory.GetFiles("/proc/self/fd").Select(TargetOf).Where(target => target.StartsWith(directory, StringComparison.Ordinal));

    private static string TargetOf(string handle)
    {
        try
        {
            return new FileInfo(handle).LinkTarget ?? string.Empty; // LinkTarget, not a resolved path: "socket:[1]" would look like a file
        }
        catch (IOException)
        {
            return string.Empty; // closed concurrently
        }
    }
}
