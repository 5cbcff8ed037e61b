using System.Diagnostics;
using BulkExport.Client.Testing;

namespace BulkExport.Client.Tests.Export;

/// <summary>Tests exports of 60 days that are killed or canceled at random, with a service that fails 10% of all requests.</summary>
public class CrashRecoveryTests(ITestOutputHelper output)
{
    private const int Days = 60;
    private const int Kills = 10;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static DateOnly First { get; } = new(2026, 1, 1);

    [Fact]
    public async Task ExportAsync_ProcessKilledTenTimes_ResumesAndCompletes()
    {
        var seed = Random.Shared.Next();
        output.WriteLine($"Seed {seed}");
        var random = new Random(seed);
        await using var service = SimulatedBulkExport.Start(CreateOptions());
        service.Faults.EnableRandom(0.1, seed);
        var directory = Directory.CreateTempSubdirectory("bulkexport-tests-");
        var counts = new List<int>();
        for (var kill = 0; kill < Kills; kill++)
        {
            // Kills the process after a random number of requests (the first one while it creates the job) instead of after a delay, which
            // would depend on the startup time of the process.
            var request = WaitForRequestAsync(service, after: kill == 0 ? 2 : random.Next(1, 20));
            using var run = Start(service, directory.FullName);
            await Task.WhenAny(request, run.WaitForExitAsync(Cancellation));
            Thread.SpinWait(random.Next(100_000));
            run.Kill(); // SIGKILL
            await run.WaitForExitAsync(Cancellation);
            counts.Add(GetFiles(directory).Count());
        }

        output.WriteLine($"Files after each kill: {string.Join(", ", counts)}");
        Assert.True(counts[^1] < Days, "The export completed before the process was killed.");
        string? processOutput = null;
        for (var exitCode = 1; exitCode != 0; )
        {
            using var run = Start(service, directory.FullName); // can fail because of the injected faults
            processOutput += await run.StandardOutput.ReadToEndAsync(Cancellation);
            await run.WaitForExitAsync(Cancellation);
            exitCode = run.ExitCode;
        }

        output.WriteLine(
            $"{service.Requests.Count} requests, {service.Requests.Count(request => request.Fault is not null)} failed. {processOutput}"
        );
        AssertComplete(service, directory);
    }

    [Fact]
    public async Task ExportAsync_CanceledTenTimes_ResumesAndCompletes()
    {
        var seed = Random.Shared.Next();
        output.WriteLine($"Seed {seed}");
        var random = new Random(seed);
        await using var service = SimulatedBulkExport.Start(CreateOptions());
        service.Faults.EnableRandom(0.1, seed);
        var directory = Directory.CreateTempSubdirectory("bulkexport-tests-");
        for (var kill = 0; kill < Kills; kill++)
        {
            using var cts = new CancellationTokenSource();
            var request = WaitForRequestAsync(service, after: random.Next(1, 20));
            using var client = Create(service);
            var run = ExportAsync(client, directory, cts.Token);
            await Task.WhenAny(request, run);
            await cts.CancelAsync();
            var exception = await Record.ExceptionAsync(() => run);
            Assert.True(
                exception is null or BulkExportException || (exception as OperationCanceledException)?.CancellationToken == cts.Token
            );
            Assert.Empty(directory.GetFiles("*.tmp", SearchOption.AllDirectories));
        }

        while (true)
        {
            using var client = Create(service);
            if (await ExportAsync(client, directory, Cancellation) is { IsComplete: true })
            {
                break;
            }
        }

        AssertComplete(service, directory);
    }

    private static SimulatedBulkExportOptions CreateOptions() =>
        new() { ConfigureNewJob = job => job with { QueueTime = TimeSpan.Zero, TimePerDay = TimeSpan.Zero } };

    /// <summary>Completes when the service has received the specified number of further requests.</summary>
    private static Task WaitForRequestAsync(SimulatedBulkExport service, int after)
    {
        var number = service.Requests.Count + after;
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        service.Faults.Enqueue(Fault.NoResponse(), HasReached);
        return reached.Task;

        bool HasReached(ReceivedRequest request)
        {
            if (request.Number >= number)
            {
                reached.TrySetResult();
            }

            return false; // the random faults still apply
        }
    }

    private static BulkExportClient Create(SimulatedBulkExport service)
    {
        var options = service.CreateClientOptions();
        options.AttemptTimeout = TimeSpan.FromMilliseconds(500);
        options.DownloadIdleTimeout = TimeSpan.FromMilliseconds(500);
        return new BulkExportClient(options);
    }

    private static async Task<ExportResult?> ExportAsync(
        BulkExportClient client,
        DirectoryInfo directory,
        CancellationToken cancellationToken
    )
    {
        var request = ExportFixture.CreateRequest(1) with { StartDay = First, EndDay = First.AddDays(Days - 1) };
        try
        {
            return await client.ExportAsync(
                request,
                directory.FullName,
                new ExportOptions { MaxConcurrency = 4, MaxJobListingDelay = TimeSpan.FromSeconds(2) },
                cancellationToken: cancellationToken
            );
        }
        catch (BulkExportException)
        {
            return null; // too many faults; the next run resumes
        }
    }

    private static Process Start(SimulatedBulkExport service, string directory)
    {
        var startInfo = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            RedirectStandardOutput = true,
            ArgumentList =
            {
                Path.Combine(AppContext.BaseDirectory, "BulkExport.Client.CrashTestHost.dll"),
                service.BaseAddress.AbsoluteUri,
                service.AccountSid,
                service.AuthToken,
                directory,
                $"{First:yyyy-MM-dd}",
                $"{First.AddDays(Days - 1):yyyy-MM-dd}",
            },
        };
        return Process.Start(startInfo)!;
    }

    private static IEnumerable<FileInfo> GetFiles(DirectoryInfo directory) =>
        directory.EnumerateFiles("*.json.gz", SearchOption.AllDirectories);

    private static void AssertComplete(SimulatedBulkExport service, DirectoryInfo directory)
    {
        Assert.Equal(Days, GetFiles(directory).Count());
        Assert.Equal(Days, service.Jobs.DaysRequestedToday);
        Assert.Equal(Days, directory.GetDirectories("resource_type=*").Sum(type => type.GetFiles("*", SearchOption.AllDirectories).Length));
        for (var day = First; day < First.AddDays(Days); day = day.AddDays(1))
        {
            var path = Path.Combine(directory.FullName, $"resource_type=Messages/day={day:yyyy-MM-dd}/Messages-{day:yyyy-MM-dd}.json.gz");
            Assert.Equal(service.Files.Get(ResourceType.Messages, day).ToArray(), File.ReadAllBytes(path));
        }

        directory.Delete(recursive: true);
    }
}
