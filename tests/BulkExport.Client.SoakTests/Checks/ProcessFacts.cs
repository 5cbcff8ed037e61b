using System.Globalization;

namespace BulkExport.Client.SoakTests;

/// <summary>What the kernel knows of this process.</summary>
/// <param name="Sockets">The sockets that are open.</param>
/// <param name="Files">The files on a disk that are open, libraries aside.</param>
/// <param name="Others">Pipes, timers and the like.</param>
internal sealed record ProcessFacts(int Sockets, int Files, int Others)
{
    /// <summary>The most memory that the process has ever had in use, in MiB.</summary>
    public static long PeakMemory
    {
        get
        {
            var line = File.ReadLines("/proc/self/status").First(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
            return long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
        }
    }

    public static ProcessFacts Now()
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

        return new ProcessFacts(sockets, files, others);
    }

    public static IEnumerable<string> FilesUnder(string folder) =>
        Directory.GetFiles("/proc/self/fd").Select(TargetOf).Where(target => target.StartsWith(folder, StringComparison.Ordinal));

    private static string TargetOf(string handle)
    {
        try
        {
            return new FileInfo(handle).LinkTarget ?? string.Empty; // as it is: made a path, "socket:[1]" would look like a file
        }
        catch (IOException)
        {
            return string.Empty; // closed in the meantime
        }
    }
}
