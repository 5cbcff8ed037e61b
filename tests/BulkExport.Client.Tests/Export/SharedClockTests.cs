using BulkExport.Client.Testing;
using Microsoft.Extensions.Time.Testing;

namespace BulkExport.Client.Tests.Export;

/// <summary>Tests exports of several processes that share the fake clock of one simulator.</summary>
public sealed class SharedClockTests
{
    private static readonly DateOnly FirstDay = new(2026, 7, 1);

    [Fact]
    public async Task Export_TwoProcesses_WaitsOnClockOfSimulator()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 7, 10, 12, 0, 0, TimeSpan.Zero));
        var start = clock.GetUtcNow();
        await using var service = SimulatedBulkExport.Start(
            new SimulatedBulkExportOptions
            {
                TimeProvider = clock,
                ConfigureNewJob = job => job with { QueueTime = TimeSpan.FromMinutes(30) },
            }
        );
        var timeProvider = new SimulatedTimeProvider(service, clock.Advance) { TimeoutGracePeriod = TimeSpan.FromSeconds(30) };
        using var server = new ClockServer(timeProvider);
        var directories = Enumerable.Range(0, 2).Select(_ => Directory.CreateTempSubdirectory("bulkexport-clock-")).ToList();
        try
        {
            var runs = directories.Select(
                (directory, i) =>
                {
                    var day = FirstDay.AddDays(i);
                    return new ExportProcess(service, directory.FullName, day, day, clock: server).RunAsync(
                        killAfter: null,
                        TestContext.Current.CancellationToken
                    );
                }
            );

            var results = await timeProvider.AdvanceUntilCompletedAsync(Task.WhenAll(runs), TestContext.Current.CancellationToken);

            Assert.All(results, result => Assert.True(result.IsComplete, result.Output));
            Assert.True(clock.GetUtcNow() - start >= TimeSpan.FromMinutes(30));
            for (var i = 0; i < directories.Count; i++)
            {
                var file = Assert.Single(directories[i].GetFiles("*.json.gz", SearchOption.AllDirectories));
                Assert.Equal(
                    service.Files.Get(ResourceType.Messages, FirstDay.AddDays(i)).ToArray(),
                    await File.ReadAllBytesAsync(file.FullName, TestContext.Current.CancellationToken)
                );
            }
        }
        finally
        {
            directories.ForEach(directory => directory.Delete(recursive: true));
        }
    }
}
