using BulkExport.Client.Tests.Stores;

namespace BulkExport.Client.Tests.Export;

/// <summary>Tests several processes that export overlapping days to one directory, with file locks disabled and processes killed at random.</summary>
/// <remarks>The environment variables <c>BULKEXPORT_TEST_ROUNDS</c> and <c>BULKEXPORT_TEST_SEED</c> override the number of rounds and the seed.</remarks>
public class ConcurrentProcessTests(ITestOutputHelper output)
{
    private const int DefaultRounds = 2;
    private const int MaxFailures = 10;

    private static readonly DateOnly First = new(2026, 1, 1);
    private static readonly (DateOnly Start, DateOnly End) Range = (First, First.AddDays(19));
    private static readonly (DateOnly Start, DateOnly End) OverlappingRange = (First.AddDays(9), First.AddDays(29));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ExportAsync_FourProcessesKilledAtRandom_CompletesWithCorrectFiles()
    {
        foreach (var seed in TestRounds.GetSeeds(DefaultRounds))
        {
            await RunAsync(seed);
        }
    }

    private async Task RunAsync(int seed)
    {
        var random = new Random(seed);
        var start = TimeProvider.System.GetTimestamp();
        var (kills, maxKills) = (0, random.Next(4, 13));
        using var directory = new TemporaryDirectory();
        await using var service = new VersionedService(seed);
        var unrelated = await CreateUnrelatedFilesAsync(directory);
        var existing = service.AddJob(First.AddDays(4), First.AddDays(14));
        var reader = new ConcurrentReader(service, directory.Path);
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
        Assert.Equal(Enumerable.Range(0, 30).Select(First.AddDays), files.Select(file => file.Day));
        foreach (var file in files)
        {
            await new ExportFileReader(file).VerifyAsync(Cancellation);
        }

        Assert.Equal(30 - 11, service.Simulator.Jobs.DaysRequestedToday); // each day once, except those of the existing job
        foreach (var path in unrelated)
        {
            Assert.Equal("unrelated", await File.ReadAllTextAsync(path, Cancellation));
        }

        ExportProcess Create((DateOnly Start, DateOnly End) range, JobSid? jobSid = null) =>
            new(service.Simulator, directory.Path, range.Start, range.End, jobSid);

        async Task DownloadCreatedJobAsync() => await RunUntilCompleteAsync(Create(Range, await service.FirstCreatedJob));

        async Task RunUntilCompleteAsync(ExportProcess process)
        {
            var failures = new List<string>();
            while (true)
            {
                var result = await process.RunAsync(GetKillAfter(), Cancellation);
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

    /// <summary>Creates files that no process may delete: the names or the dates differ from those of stale temporary files.</summary>
    private static async Task<IReadOnlyList<string>> CreateUnrelatedFilesAsync(TemporaryDirectory directory)
    {
        var temporaryName = $".bulkexport-{Guid.NewGuid():N}.tmp";
        (string Path, TimeSpan Age)[] files =
        [
            ("resource_type=Messages/day=2026-01-05/notes.partial", TimeSpan.FromDays(30)),
            ($"resource_type=Messages/day=2026-01-06/{temporaryName}", TimeSpan.FromDays(30)),
            ("_bulkexport/tmp/notes.tmp", TimeSpan.FromDays(30)),
            ("_bulkexport/tmp/.bulkexport-notes.tmp", TimeSpan.FromDays(30)),
            ($"_bulkexport/tmp/{temporaryName}", TimeSpan.FromHours(23)), // may be in use by a process on another machine
        ];
        var paths = new List<string>();
        foreach (var (relativePath, age) in files)
        {
            var path = directory.Combine(relativePath);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await File.WriteAllTextAsync(path, "unrelated", Cancellation);
            File.SetLastWriteTimeUtc(path, DateTime.UtcNow - age);
            paths.Add(path);
        }

        return paths;
    }
}
