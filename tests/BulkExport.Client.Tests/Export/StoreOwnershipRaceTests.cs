using BulkExport.Client.Testing;
using BulkExport.Client.Tests.Stores;

namespace BulkExport.Client.Tests.Export;

/// <summary>Tests clients of different accounts that export to the same new directory concurrently.</summary>
/// <remarks>The environment variable <c>BULKEXPORT_TEST_ROUNDS</c> overrides the number of rounds.</remarks>
public class StoreOwnershipRaceTests(ITestOutputHelper output)
{
    private const int DefaultRounds = 50;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ExportAsync_TwoAccountsConcurrently_AdmitsExactlyOne()
    {
        SimulatedBulkExport[] services = [Start(), Start()];
        await using var first = services[0];
        await using var second = services[1];
        BulkExportClient[] clients = [.. services.Select(service => new BulkExportClient(service.CreateClientOptions()))];
        var wins = new int[2];
        using var directory = new TemporaryDirectory();
        for (var round = 0; round < TestRounds.GetCount(DefaultRounds); round++)
        {
            var path = directory.Combine($"{round}");
            Array.ForEach(services, service => service.Jobs.Clear());
            Array.ForEach(services, service => service.Requests.Clear());
            using var barrier = new Barrier(clients.Length);

            var admitted = await Task.WhenAll(
                clients.Select(client =>
                    Task.Factory.StartNew(
                            () =>
                            {
                                barrier.SignalAndWait(Cancellation);
                                return TryExportAsync(client, path);
                            },
                            Cancellation,
                            TaskCreationOptions.LongRunning,
                            TaskScheduler.Default
                        )
                        .Unwrap()
                )
            );

            var winner = Assert.Single(Enumerable.Range(0, 2), i => admitted[i]);
            wins[winner]++;
            Assert.Equal(1, services[winner].Jobs.Count);
            Assert.Empty(services[1 - winner].Requests);
            var owner = await new DirectoryExportStore(path).ReadDocumentAsync("_bulkexport/owner.json", Cancellation);
            Assert.Contains(
                services[winner].AccountSid,
                System.Text.Encoding.UTF8.GetString(owner!.Content.Span),
                StringComparison.Ordinal
            );
            Directory.Delete(path, recursive: true);
        }

        Array.ForEach(clients, client => client.Dispose());
        output.WriteLine($"Admitted: {wins[0]} times the first account, {wins[1]} times the second");
    }

    private static SimulatedBulkExport Start() =>
        SimulatedBulkExport.Start(
            new SimulatedBulkExportOptions
            {
                DailyQuota = int.MaxValue,
                RecordsPerDay = (_, _) => 2,
                ConfigureNewJob = job => job with { QueueTime = TimeSpan.Zero, TimePerDay = TimeSpan.Zero },
            }
        );

    /// <summary>Exports one day.</summary>
    /// <returns><see langword="false"/> if the store belongs to another account.</returns>
    private static async Task<bool> TryExportAsync(BulkExportClient client, string path)
    {
        try
        {
            var result = await client.ExportAsync(ExportFixture.CreateRequest(1), path, cancellationToken: Cancellation);
            Assert.True(result.IsComplete);
            return true;
        }
        catch (BulkExportFileException exception)
        {
            Assert.StartsWith("The store belongs to account ", exception.Message, StringComparison.Ordinal);
            return false;
        }
    }
}
