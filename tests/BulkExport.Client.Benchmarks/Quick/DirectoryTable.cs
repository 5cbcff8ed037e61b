using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace BulkExport.Client.Benchmarks.Quick;

/// <summary>Measures how long it takes to download 60 days of 8 MB to a directory over the loopback interface, beside curl and gzip, which
/// download and verify the same files. Each runs in processes of its own, and the best of three rounds counts.</summary>
internal static class DirectoryTable
{
    private const int Records = 60_000;
    private const int FileSize = 8_000_000;
    private const int Rounds = 3;
    private static readonly TimeSpan MaxTime = TimeSpan.FromSeconds(40);

    public static async Task PrintAsync(Targets targets)
    {
        if (!IsInstalled("curl") || !IsInstalled("gzip") || !IsInstalled("xargs"))
        {
            Console.WriteLine("60 days to a directory: skipped, because curl, gzip or xargs is not installed");
            Console.WriteLine();
            return;
        }

        using var server = new DayServer(CreateFile());
        var directory = Directory.CreateTempSubdirectory("directory-benchmark-");
        try
        {
            var (ours, others, memory) = (TimeSpan.MaxValue, TimeSpan.MaxValue, 0L);
            var begin = Stopwatch.GetTimestamp();
            for (var round = 0; round < Rounds && Stopwatch.GetElapsedTime(begin) < MaxTime; round++)
            {
                var (time, output) = await MeasureAsync(directory, path => StartDownload(server, path));
                ours = time < ours ? time : ours;
                memory = Math.Max(memory, long.Parse(output, CultureInfo.InvariantCulture));
                (time, _) = await MeasureAsync(directory, path => StartCurl(server, path));
                others = time < others ? time : others;
            }

            Console.WriteLine($"{$"{DayServer.Days.Count} days of 8 MB to a directory", -40}{"s", 10}{"ratio", 8}{"peak MB", 10}");
            Console.WriteLine($"  {"curl -Z, gzip -t two at a time", -38}{others.TotalSeconds, 10:N2}{1, 8:N2}");
            Console.WriteLine($"  {"DownloadJobAsync", -38}{ours.TotalSeconds, 10:N2}{ours / others, 8:N2}{memory / 1e6, 10:N0}");
            Console.WriteLine();
            targets.Time("60 days to a directory, of curl and gzip", 0.5, ours / others);
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    private static byte[] CreateFile()
    {
        var member = MessageFile.Make(Records).Compressed;
        return [.. Enumerable.Repeat(member, Math.Max(1, (FileSize + (member.Length / 2)) / member.Length)).SelectMany(bytes => bytes)];
    }

    private static async Task<(TimeSpan Time, string Output)> MeasureAsync(DirectoryInfo parent, Func<string, Process> startProcess)
    {
        var directory = parent.CreateSubdirectory("files");
        var start = Stopwatch.GetTimestamp();
        using var process = startProcess(directory.FullName);
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        var time = Stopwatch.GetElapsedTime(start);
        directory.Delete(recursive: true);
        return process.ExitCode == 0
            ? (time, output.Trim())
            : throw new InvalidOperationException($"{process.StartInfo.FileName} exited with {process.ExitCode}: {output}");
    }

    private static Process StartDownload(DayServer server, string directory) =>
        Start(
            Environment.ProcessPath!,
            Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [typeof(DirectoryTable).Assembly.Location] : [],
            [JobDownload.Argument, server.BaseAddress.AbsoluteUri, directory]
        );

    private static Process StartCurl(DayServer server, string directory)
    {
        var urls = string.Join(' ', DayServer.Days.Select(day => $"-O {server.GetFileUri(day)}"));
        return Start(
            "sh",
            ["-c"],
            [$"cd '{directory}' && curl --no-progress-meter -f -Z --parallel-max 4 {urls} && printf '%s\\n' *.gz | xargs -P 2 -n 1 gzip -t"]
        );
    }

    private static Process Start(string program, string[] first, string[] arguments) =>
        Process.Start(new ProcessStartInfo(program, first.Concat(arguments)) { RedirectStandardOutput = true })!;

    private static bool IsInstalled(string program)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, ["--version"]) { RedirectStandardOutput = true })!;
            process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return true;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}
