using System.Diagnostics;
using System.Globalization;
using BulkExport.Client.Testing;
using BulkExport.Client.Tests.Stores;

namespace BulkExport.Client.Tests.Export;

/// <summary>Tests several processes that export overlapping days to one directory, with file locks disabled and processes killed at random.</summary>
public class ConcurrentProcessTests(ITestOutputHelper output)
{
    private const int Kills = 6;

    private static readonly DateOnly First = new(2026, 1, 1);

    /// <summary>The number of rounds, which longer test runs can increase.</summary>
    private static readonly int Rounds = int.Parse(
        Environment.GetEnvironmentVariable("BULKEXPORT_TEST_ROUNDS") ?? "1",
        CultureInfo.InvariantCulture
    );

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ExportAsync_FourProcessesKilledAtRandom_CompletesWithCorrectFiles()
    {
        for (var round = 0; round < Rounds; round++)
        {
            await RunAsync(Random.Shared.Next());
        }
    }

    private async Task RunAsync(int seed)
    {
        output.WriteLine($"Seed {seed}");
        var random = new Random(seed);
        using var directory = new TemporaryDirectory();
        await using var service = SimulatedBulkExport.Start(
            new() { ConfigureNewJob = job => job with { QueueTime = TimeSpan.Zero, TimePerDay = TimeSpan.Zero } }
        );
        var unrelated = directory.Combine("resource_type=Messages/day=2026-01-05/notes.partial");
        Directory.CreateDirectory(Path.GetDirectoryName(unrelated)!);
        await File.WriteAllTextAsync(unrelated, "unrelated", Cancellation);
        var existingJob = new SimulatedJob
        {
            StartDay = First.AddDays(4),
            EndDay = First.AddDays(14),
            Age = TimeSpan.FromHours(1),
        };
        var sid = service.Jobs.Add(existingJob).ToString();
        string[][] commands =
        [
            ["0", "19"],
            ["0", "19"],
            ["9", "29"],
            ["4", "14", sid],
        ];
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var reader = ReadAllAsync(directory.Path, service, stop.Token);

        var kills = Kills;
        await Task.WhenAll(
            commands.Select(command => RunUntilCompleteAsync(service, directory.Path, command, () => ShouldKill(random, ref kills)))
        );
        await stop.CancelAsync();
        var reads = await reader;

        output.WriteLine($"{reads} files were read concurrently, {service.Requests.Count} requests.");
        Assert.Equal(20 + 21, service.Jobs.DaysRequestedToday);
        Assert.Equal("unrelated", await File.ReadAllTextAsync(unrelated, Cancellation));
        var files = await new DirectoryExportStore(directory.Path)
            .ListExportFilesAsync(ResourceType.Messages, cancellationToken: Cancellation)
            .ToListAsync(Cancellation);
        Assert.Equal(Enumerable.Range(0, 30).Select(First.AddDays), files.Select(file => file.Day));
        foreach (var file in files)
        {
            var served = service.Files.Get(ResourceType.Messages, file.Day).ToArray();
            Assert.Equal(served, await File.ReadAllBytesAsync(file.Path, Cancellation));
            Assert.True(service.Jobs.Find(file.JobSid!.Value) is { } job && job.StartDay <= file.Day && file.Day <= job.EndDay);
        }
    }

    /// <summary>Determines at random whether to kill a process.</summary>
    private static bool ShouldKill(Random random, ref int kills)
    {
        lock (random)
        {
            return kills > 0 && random.Next(3) == 0 && kills-- > 0;
        }
    }

    private static async Task RunUntilCompleteAsync(SimulatedBulkExport service, string directory, string[] command, Func<bool> shouldKill)
    {
        while (true)
        {
            using var process = Start(service, directory, command);
            var exit = process.WaitForExitAsync(Cancellation);
            if (shouldKill())
            {
                await Task.WhenAny(exit, WaitForRequestsAsync(service));
                process.Kill(); // SIGKILL
            }

            await exit;
            if (process.ExitCode == 0)
            {
                return;
            }
        }
    }

    /// <summary>Completes when the service has received eight further requests.</summary>
    private static Task WaitForRequestsAsync(SimulatedBulkExport service)
    {
        var number = service.Requests.Count + 8;
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        service.Faults.Enqueue(
            Fault.NoResponse(),
            request =>
            {
                if (request.Number >= number)
                {
                    reached.TrySetResult();
                }

                return false;
            }
        );
        return reached.Task;
    }

    /// <summary>Repeatedly reads all existing files, and asserts that each is complete.</summary>
    private static async Task<int> ReadAllAsync(string directory, SimulatedBulkExport service, CancellationToken stop)
    {
        var reads = 0;
        while (!stop.IsCancellationRequested)
        {
            foreach (var path in Directory.GetFiles(directory, "*.json.gz", SearchOption.AllDirectories))
            {
                var day = DateOnly.ParseExact(
                    Path.GetFileName(path)["Messages-".Length..^".json.gz".Length],
                    "yyyy-MM-dd",
                    CultureInfo.InvariantCulture
                );
                Assert.Equal(
                    service.Files.Get(ResourceType.Messages, day).ToArray(),
                    await File.ReadAllBytesAsync(path, CancellationToken.None)
                );
                reads++;
            }

            await Task.Yield();
        }

        return reads;
    }

    private static Process Start(SimulatedBulkExport service, string directory, string[] command)
    {
        string[] arguments =
        [
            Path.Combine(AppContext.BaseDirectory, "BulkExport.Client.CrashTestHost.dll"),
            service.BaseAddress.AbsoluteUri,
            service.AccountSid,
            service.AuthToken,
            directory,
            $"{First.AddDays(int.Parse(command[0], CultureInfo.InvariantCulture)):yyyy-MM-dd}",
            $"{First.AddDays(int.Parse(command[1], CultureInfo.InvariantCulture)):yyyy-MM-dd}",
            .. command[2..],
        ];
        var startInfo = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", arguments)
        {
            RedirectStandardOutput = true,
        };
        startInfo.Environment["DOTNET_SYSTEM_IO_DISABLEFILELOCKING"] = "1";
        return Process.Start(startInfo)!;
    }
}
