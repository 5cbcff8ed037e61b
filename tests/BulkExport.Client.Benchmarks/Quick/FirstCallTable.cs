using System.Diagnostics;

namespace BulkExport.Client.Benchmarks.Quick;

/// <summary>A process started, its first call made: from the start to the answer, the best of some rounds in which all take turns. The program was
/// built for the JIT with this one, and is published with Native AOT first.</summary>
internal static class FirstCallTable
{
    private const int Rounds = 10;

    public static async Task PrintAsync(Targets targets)
    {
        var project = Path.Combine(Root(), "tests", "BulkExport.Client.FirstCall");
        var folder = Directory.CreateTempSubdirectory("first-call-");
        try
        {
            await RunAsync("dotnet", ["publish", project, "-c", "Release", "-p:PublishAot=true", "-o", folder.FullName]);
            var underJit = Path.Combine(project, "bin", "Release", "net10.0", "BulkExport.Client.FirstCall");
            var native = Path.Combine(folder.FullName, "BulkExport.Client.FirstCall");
            var best = await PrintAsync([
                ("vendor-style, JIT", underJit, "vendor-style"),
                ("hand-written, JIT", underJit, "hand-written"),
                ("Refit alone, JIT", underJit, "refit"),
                ("ours, JIT", underJit, "ours"),
                ("ours from a container, JIT", underJit, "ours-registered"),
                ("hand-written, Native AOT", native, "hand-written"),
                ("ours, Native AOT", native, "ours"),
                ("ours from a container, Native AOT", native, "ours-registered"),
                ("the runtime alone, JIT", underJit, "nothing"),
                ("the runtime alone, Native AOT", native, "nothing"),
            ]);
            targets.Time("first call, JIT, time of the vendor-style", 1, best[3] / best[0]);
            targets.Time("first call, Native AOT, time of that", 0.1, best[6] / best[0]);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<TimeSpan[]> PrintAsync((string Name, string Program, string Client)[] rows)
    {
        using var service = new LoopbackService(JobJson.Of(27));
        var best = new TimeSpan[rows.Length];
        Array.Fill(best, TimeSpan.MaxValue);
        for (var round = 0; round < Rounds; round++)
        {
            for (var i = 0; i < rows.Length; i++)
            {
                var start = Stopwatch.GetTimestamp();
                var answered = await RunAsync(rows[i].Program, [rows[i].Client, service.BaseAddress.ToString()]);
                var time = Stopwatch.GetElapsedTime(start, answered);
                best[i] = time < best[i] ? time : best[i];
            }
        }

        Console.WriteLine($"{"first call of a process, from its start", -40}{"ms", 10}{"times", 8}");
        for (var i = 0; i < rows.Length; i++)
        {
            Console.WriteLine($"  {rows[i].Name, -38}{best[i].TotalMilliseconds, 10:N1}{best[i] / best[0], 8:N2}");
        }

        Console.WriteLine();
        return best;
    }

    /// <summary>Runs a program to its end.</summary>
    /// <returns>When it had written its first line.</returns>
    private static async Task<long> RunAsync(string program, string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        var output = await process.StandardOutput.ReadLineAsync();
        var first = Stopwatch.GetTimestamp();
        output += await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} failed: {output}");
        }

        return first;
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "BulkExport.Client.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("Run this from a clone: it publishes a project beside it.");
        }

        return folder.FullName;
    }
}
