using System.Diagnostics;
using System.Text;

namespace BulkExport.Client.Benchmarks.Quick;

/// <summary>Measures the first call of a process, from the start of the process to the response. The programs take turns within each round, and
/// the minimum of all rounds counts. The program is built for the JIT with this project, and published with Native AOT first.</summary>
internal static class ColdStartTable
{
    private const int Rounds = 12;
    private const int MinRounds = 3;
    private static readonly TimeSpan MaxTime = TimeSpan.FromSeconds(45);

    public static async Task PrintAsync(Targets targets)
    {
        var project = Path.Combine(FindRoot(), "tests", "BulkExport.Client.ColdStartHost");
        var directory = Directory.CreateTempSubdirectory("cold-start-");
        try
        {
            await RunAsync("dotnet", ["publish", project, "-c", "Release", "-p:UseNativeAot=true", "-o", directory.FullName]);
            var jit = Path.Combine(project, "bin", "Release", "net10.0", "BulkExport.Client.ColdStartHost");
            var native = Path.Combine(directory.FullName, "BulkExport.Client.ColdStartHost");
            var best = await PrintAsync([
                ("vendor's package", jit, "vendor"),
                ("hand-written", jit, "hand-written"),
                ("Refit alone", jit, "refit"),
                ("ours, without a container", jit, "ours"),
                ("ours, from a container", jit, "ours-container"),
                ("vendor's package, from a default host", jit, "vendor-host"),
                ("ours, from a default host", jit, "ours-host"),
                ("the runtime alone", jit, "nothing"),
                ("hand-written, Native AOT", native, "hand-written"),
                ("ours, without a container, Native AOT", native, "ours"),
                ("ours, from a container, Native AOT", native, "ours-container"),
                ("the runtime alone, Native AOT", native, "nothing"),
            ]);
            targets.Time("first call, without a container, of the vendor's", 0.85, best[3] / best[0]);
            targets.Time("first call, from a container, of the vendor's", 1.1, best[4] / best[0]);
            targets.Time("first call, Native AOT, of the vendor's", 0.1, best[9] / best[0]);
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    private static async Task<TimeSpan[]> PrintAsync((string Name, string Program, string Client)[] rows)
    {
        using var server = new LoopbackServer(JobJson.Create(27));
        var best = new TimeSpan[rows.Length];
        Array.Fill(best, TimeSpan.MaxValue);
        var begin = Stopwatch.GetTimestamp();
        for (var round = 0; round < Rounds && (round < MinRounds || Stopwatch.GetElapsedTime(begin) < MaxTime); round++)
        {
            for (var i = 0; i < rows.Length; i++)
            {
                var start = Stopwatch.GetTimestamp();
                var responded = await RunAsync(rows[i].Program, [rows[i].Client, server.BaseAddress.ToString()]);
                var time = Stopwatch.GetElapsedTime(start, responded);
                best[i] = time < best[i] ? time : best[i];
            }
        }

        Console.WriteLine($"{"first call of a process, from its start", -40}{"ms", 10}{"ratio", 8}");
        for (var i = 0; i < rows.Length; i++)
        {
            Console.WriteLine($"  {rows[i].Name, -38}{best[i].TotalMilliseconds, 10:N1}{best[i] / best[0], 8:N2}");
        }

        Console.WriteLine();
        return best;
    }

    /// <summary>Runs a program until it exits.</summary>
    /// <returns>The timestamp of the line that reports the response; a host writes its own lines before it.</returns>
    private static async Task<long> RunAsync(string program, string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        var output = new StringBuilder();
        var responded = 0L;
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.StartsWith("done ", StringComparison.Ordinal))
            {
                responded = Stopwatch.GetTimestamp();
            }

            output.AppendLine(line);
        }

        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? responded
            : throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} failed: {output}");
    }

    private static string FindRoot()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory.FullName, "BulkExport.Client.sln")))
        {
            directory =
                directory.Parent
                ?? throw new InvalidOperationException("The repository root was not found. Run the benchmarks from a clone.");
        }

        return directory.FullName;
    }
}
