using System.Diagnostics;
using BulkExport.Client.Testing;

namespace BulkExport.Client.Tests.Export;

/// <summary>Exports of 60 days from a service that fails one call in ten, ended at random moments.</summary>
public class CrashRecoveryTests(ITestOutputHelper output)
{
    private const int Days = 60;
    private const int Kills = 10;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static DateOnly First { get; } = new(2026, 1, 1);

    [Fact]
    public async Task ExportAsync_ProcessKilledTenTimes_EndsWithEveryFileWhole()
    {
        var seed = Random.Shared.Next();
        output.WriteLine($"Seed {seed}");
        var random = new Random(seed);
        await using var service = SimulatedBulkExport.Start(Options());
        service.Faults.EnableRandom(0.1, seed);
        var folder = Directory.CreateTempSubdirectory("bulkexport-tests-");
        var counts = new List<int>();
        for (var kill = 0; kill < Kills; kill++)
        {
            // At a random call, the first time at the creation, and a random moment after it. So a run that is slow to start is killed no
            // earlier in its work for it.
            var call = CallAsync(service, after: kill == 0 ? 2 : random.Next(1, 20));
            using var run = Start(service, folder.FullName);
            await Task.WhenAny(call, run.WaitForExitAsync(Cancellation));
            Thread.SpinWait(random.Next(100_000));
            run.Kill(); // SIGKILL
            await run.WaitForExitAsync(Cancellation);
            counts.Add(Files(folder).Count());
        }

        output.WriteLine($"Files after each kill: {string.Join(", ", counts)}");
        Assert.True(counts[^1] < Days, "The runs were done before they were killed.");
        string? said = null;
        for (var exit = 1; exit != 0; )
        {
            using var run = Start(service, folder.FullName); // 10 % of everything, create and list included, may make a run fail
            said += await run.StandardOutput.ReadToEndAsync(Cancellation);
            await run.WaitForExitAsync(Cancellation);
            exit = run.ExitCode;
        }

        output.WriteLine($"{service.Requests.Count} calls, {service.Requests.Count(request => request.Fault is not null)} failed. {said}");
        AssertWhole(service, folder);
    }

    [Fact]
    public async Task ExportAsync_CancelledTenTimes_EndsWithEveryFileWhole()
    {
        var seed = Random.Shared.Next();
        output.WriteLine($"Seed {seed}");
        var random = new Random(seed);
        await using var service = SimulatedBulkExport.Start(Options());
        service.Faults.EnableRandom(0.1, seed);
        var folder = Directory.CreateTempSubdirectory("bulkexport-tests-");
        for (var kill = 0; kill < Kills; kill++)
        {
            using var end = new CancellationTokenSource();
            var call = CallAsync(service, after: random.Next(1, 20));
            using var client = Create(service);
            var run = ExportAsync(client, folder, end.Token);
            await Task.WhenAny(call, run);
            await end.CancelAsync();
            var failure = await Record.ExceptionAsync(() => run);
            Assert.True(failure is null or BulkExportException || (failure as OperationCanceledException)?.CancellationToken == end.Token);
            Assert.Empty(folder.GetFiles("*.tmp", SearchOption.AllDirectories));
        }

        while (true)
        {
            using var client = Create(service);
            if (await ExportAsync(client, folder, Cancellation) is { IsComplete: true })
            {
                break;
            }
        }

        AssertWhole(service, folder);
    }

    private static SimulatedBulkExportOptions Options() =>
        new() { ConfigureNewJob = job => job with { QueueTime = TimeSpan.Zero, TimePerDay = TimeSpan.Zero } };

    /// <summary>Ends when the service has received so many more calls.</summary>
    private static Task CallAsync(SimulatedBulkExport service, int after)
    {
        var number = service.Requests.Count + after;
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        service.Faults.Enqueue(Fault.NoResponse(), IsFor);
        return reached.Task;

        bool IsFor(ReceivedRequest request)
        {
            if (request.Number >= number)
            {
                reached.TrySetResult();
            }

            return false; // what happens to the call is left to chance
        }
    }

    private static BulkExportClient Create(SimulatedBulkExport service)
    {
        var options = service.CreateClientOptions();
        options.AttemptTimeout = TimeSpan.FromMilliseconds(500);
        options.DownloadIdleTimeout = TimeSpan.FromMilliseconds(500);
        return new BulkExportClient(options);
    }

    private static async Task<ExportResult?> ExportAsync(BulkExportClient client, DirectoryInfo folder, CancellationToken cancellationToken)
    {
        var request = ExportFixture.Days(1) with { StartDay = First, EndDay = First.AddDays(Days - 1) };
        try
        {
            return await client.ExportAsync(
                request,
                folder.FullName,
                new ExportOptions { MaxConcurrency = 4, MaxJobListingDelay = TimeSpan.FromSeconds(2) },
                cancellationToken: cancellationToken
            );
        }
        catch (BulkExportException)
        {
            return null; // the service was too bad; the next run goes on
        }
    }

    private static Process Start(SimulatedBulkExport service, string folder)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            RedirectStandardOutput = true,
            ArgumentList =
            {
                Path.Combine(AppContext.BaseDirectory, "BulkExport.Client.CrashTestHost.dll"),
                service.BaseAddress.AbsoluteUri,
                service.AccountSid,
                service.AuthToken,
                folder,
                $"{First:yyyy-MM-dd}",
                $"{First.AddDays(Days - 1):yyyy-MM-dd}",
            },
        };
        return Process.Start(start)!;
    }

    private static IEnumerable<FileInfo> Files(DirectoryInfo folder) => folder.EnumerateFiles("*.json.gz", SearchOption.AllDirectories);

    private static void AssertWhole(SimulatedBulkExport service, DirectoryInfo folder)
    {
        Assert.Equal(Days, Files(folder).Count());
        Assert.Equal(Days, service.Jobs.DaysRequestedToday);
        Assert.Equal(Days, folder.GetDirectories("resource_type=*").Sum(type => type.GetFiles("*", SearchOption.AllDirectories).Length));
        for (var day = First; day < First.AddDays(Days); day = day.AddDays(1))
        {
            var path = Path.Combine(folder.FullName, $"resource_type=Messages/day={day:yyyy-MM-dd}/Messages-{day:yyyy-MM-dd}.json.gz");
            Assert.Equal(service.Files.Get(ResourceType.Messages, day).ToArray(), File.ReadAllBytes(path));
        }

        folder.Delete(recursive: true);
    }
}
