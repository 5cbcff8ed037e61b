using BulkExport.Client.Tests.Export;

namespace BulkExport.Client.CloudStoreTests;

/// <summary>Tests several processes that export overlapping days to one container, with processes killed at random.</summary>
/// <remarks>The environment variables <c>BULKEXPORT_TEST_ROUNDS</c> and <c>BULKEXPORT_TEST_SEED</c> override the number of rounds and the seed.</remarks>
[Collection(nameof(CloudStoreCollection))]
public sealed class ConcurrentProcessTests(CloudStores stores, ITestOutputHelper output)
{
    private const int MaxFailures = 10;

    private const int MaxTestTime = 120_000; // a process that fails is reported instead of waited for

    private static readonly DateOnly First = new(2026, 1, 1);
    private static readonly (DateOnly Start, DateOnly End) Range = (First, First.AddDays(9));
    private static readonly (DateOnly Start, DateOnly End) OverlappingRange = (First.AddDays(4), First.AddDays(14));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory(Timeout = MaxTestTime)]
    [MemberData(nameof(CloudStores.Kinds), MemberType = typeof(CloudStores))]
    public async Task ExportAsync_FourProcessesKilledAtRandom_CompletesWithCorrectFiles(CloudStoreKind kind)
    {
        foreach (var seed in Tests.TestRounds.GetSeeds(1))
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            await RunAsync(await stores.CreateContainerAsync(kind), seed);
        }
    }

    private async Task RunAsync(CloudContainer container, int seed)
    {
        var random = new Random(seed);
        var start = TimeProvider.System.GetTimestamp();
        var (kills, maxKills) = (0, random.Next(3, 7));
        await using var service = new VersionedService(seed);
        var existing = service.AddJob(First.AddDays(2), First.AddDays(7));
        var reader = new StoreReader(service, container.CreateStore());
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var reading = Task.Run(() => reader.RunAsync(stop.Token), Cancellation);

        await Task.WhenAll(
            RunUntilCompleteAsync(Create(Range)),
            RunUntilCompleteAsync(Create(OverlappingRange)),
            DownloadCreatedJobAsync(),
            RunUntilCompleteAsync(random.Next(2) == 0 ? Create(Range) : Create(Range, existing))
        );
        await stop.CancelAsync();
        await reading;

        var files = await reader.ReadIndexedFilesAsync();
        output.WriteLine(
            $"Seed {seed}: {kills} kills, {files.Count} files, {reader.Reads} concurrent reads, {service.Simulator.Requests.Count} requests, "
                + $"{TimeProvider.System.GetElapsedTime(start).TotalSeconds:N1} s"
        );
        Assert.Equal(Enumerable.Range(0, 15).Select(First.AddDays), files.Select(file => file.Day));
        foreach (var file in files)
        {
            await new ExportFileReader(file).VerifyAsync(Cancellation);
        }

        Assert.Equal(15 - 6, service.Simulator.Jobs.DaysRequestedToday); // each day once, except those of the existing job

        CloudExportProcess Create((DateOnly Start, DateOnly End) range, JobSid? jobSid = null) =>
            new(service.Simulator, container, range.Start, range.End, jobSid);

        async Task DownloadCreatedJobAsync() =>
            await RunUntilCompleteAsync(Create(Range, await service.FirstCreatedJob.WaitAsync(Cancellation)));

        async Task RunUntilCompleteAsync(CloudExportProcess process)
        {
            var failures = new List<string>();
            while (true)
            {
                var kill = GetKillAfter() is { } count ? CloudExportProcess.WaitForRequestsAsync(service.Simulator, count) : null;
                var result = await process.RunAsync(kill, Cancellation);
                if (result.IsComplete)
                {
                    return;
                }

                if (result.IsKilled)
                {
                    Interlocked.Increment(ref kills);
                    continue;
                }

                failures.Add(result.Output);
                Assert.True(failures.Count < MaxFailures, string.Join('\n', failures));
            }
        }

        // Determines at random whether to kill a process, and after how many requests.
        int? GetKillAfter()
        {
            lock (random)
            {
                return maxKills > 0 && random.Next(2) == 0 && maxKills-- > 0 ? random.Next(1, 25) : null;
            }
        }
    }
}
