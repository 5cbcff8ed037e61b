using System.Globalization;
using BulkExport.Client.Testing;

namespace BulkExport.Client.Tests.Sync;

/// <summary>Tests daily synchronizations of two weeks whose processes are killed at random requests.</summary>
/// <remarks>The maximum number of kills is 28, or the value of the environment variable <c>BULKEXPORT_KILLS</c>; the seed is random, or the value of
/// <c>BULKEXPORT_SEED</c>.</remarks>
public sealed class SyncCrashTests(ITestOutputHelper output) : IDisposable
{
    private const int SimulatedDays = 14;
    private const int ReexportAfter = 7;
    private const int BackfillDays = 20;

    private static readonly ResourceType[] ResourceTypes = [ResourceType.Messages, ResourceType.Calls];

    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("bulkexport-sync-");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _directory.Delete(recursive: true);

    [Fact]
    public async Task SyncAsync_ProcessKilledAtRandomRequests_LosesAndRepeatsNoDay()
    {
        var kills = GetNumber("BULKEXPORT_KILLS") ?? 28;
        var seed = GetNumber("BULKEXPORT_SEED") ?? Random.Shared.Next();
        output.WriteLine($"Seed {seed}, {kills} kills");
        var random = new Random(seed);
        var clock = SyncFixture.CreateTimeProvider();
        await using var service = SimulatedBulkExport.Start(
            new()
            {
                TimeProvider = clock,
                SettleAfter = TimeSpan.FromDays(3),
                RecordsPerDay = (_, day) => day.Day % 7 == 0 ? 0 : 20,
            }
        );
        var timeProvider = new SimulatedTimeProvider(service, clock.Advance) { TimeoutGracePeriod = TimeSpan.FromSeconds(30) };
        using var server = new ClockServer(timeProvider);
        var start = GetToday(clock).AddDays(-1 - BackfillDays);
        var firstRun = GetToday(clock);
        var killed = 0;
        for (var day = 0; day < SimulatedDays; day++)
        {
            for (var remaining = (kills - killed) / (SimulatedDays - day); remaining > 0; remaining--)
            {
                var run = Start().RunAsync(random.Next(1, day == 0 ? 30 : 6), Cancellation);
                if (!(await timeProvider.AdvanceUntilCompletedAsync(run, Cancellation)).IsKilled)
                {
                    break; // the run completed first
                }

                killed++;
            }

            var last = Start().RunAsync(killAfter: null, Cancellation);
            var (isComplete, _, text) = await timeProvider.AdvanceUntilCompletedAsync(last, Cancellation);
            Assert.True(isComplete, text);
            clock.Advance(TimeSpan.FromDays(1));
        }

        output.WriteLine($"{killed} processes killed, {service.Requests.Count} requests");
        Assert.True(killed >= SimulatedDays, $"Only {killed} processes were killed.");
        await AssertStoreAsync(service, start, firstRun, lastRun: firstRun.AddDays(SimulatedDays - 1));

        HostProcess Start() =>
            new(
                service,
                [
                    "sync",
                    service.BaseAddress.AbsoluteUri,
                    service.AccountSid,
                    service.AuthToken,
                    _directory.FullName,
                    $"{start:yyyy-MM-dd}",
                    ReexportAfter.ToString(CultureInfo.InvariantCulture),
                ],
                server
            );
    }

    private async Task AssertStoreAsync(SimulatedBulkExport service, DateOnly start, DateOnly firstRun, DateOnly lastRun)
    {
        var store = new DirectoryExportStore(_directory.FullName);
        var days = DayRange.Enumerate(start, lastRun.AddDays(-2)).ToArray();
        foreach (var resourceType in ResourceTypes)
        {
            var files = await store.ListExportFilesAsync(resourceType, cancellationToken: Cancellation).ToListAsync(Cancellation);
            Assert.Equal(days.Where(day => day.Day % 7 != 0), files.Select(file => file.Day));
            foreach (var file in files)
            {
                var served = service.Days.Find(file.JobSid!.Value, file.Day);
                Assert.Equal(served!.File.ToArray(), await File.ReadAllBytesAsync(file.Path, Cancellation));
            }
        }

        // Each day is requested once, and once more after seven days unless it was first requested after that.
        var expected = days.Sum(day =>
        {
            var first = day.AddDays(2) > firstRun ? day.AddDays(2) : firstRun;
            var due = day.AddDays(ReexportAfter);
            return first < due && due <= lastRun ? 2 : 1;
        });
        Assert.Equal(expected * ResourceTypes.Length, service.Accounts.DaysRequested.Values.Sum());
    }

    private static DateOnly GetToday(TimeProvider timeProvider) => DateOnly.FromDateTime(timeProvider.GetUtcNow().UtcDateTime);

    private static int? GetNumber(string variable) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } value ? int.Parse(value, CultureInfo.InvariantCulture) : null;
}
