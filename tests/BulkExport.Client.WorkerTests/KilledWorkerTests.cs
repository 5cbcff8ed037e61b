using BulkExport.Client.Testing;
using BulkExport.Client.Tests;

namespace BulkExport.Client.WorkerTests;

/// <summary>Tests that every day is stored, and requested only once, although workers are killed at random.</summary>
/// <remarks><c>BULKEXPORT_TEST_ROUNDS</c> is the number of seeds, and <c>BULKEXPORT_TEST_SEED</c> the first one. With more than one seed, 30 days are exported instead
/// of 12.</remarks>
public sealed class KilledWorkerTests(PostgreSqlServer server, ITestOutputHelper output)
{
    private const int WorkerCount = 3;
    private const int RequestedAccounts = 3;

    private static readonly int Days = TestRounds.GetCount(1) > 1 ? 30 : 12;

    public static TheoryData<int> Seeds => [.. TestRounds.GetSeeds(1)];

    [Theory]
    [MemberData(nameof(Seeds), DisableDiscoveryEnumeration = true)]
    public async Task Workers_KilledAtRandom_DownloadAllUnits(int seed)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var random = new Random(seed);
        var options = new SimulatedBulkExportOptions
        {
            Seed = seed,
            MaxDownloadRate = 12_000,
            ConfigureNewJob = job => job with { TimePerDay = TimeSpan.FromSeconds(1), MaxConcurrentDays = 8 },
        };
        await using var cluster = await WorkerCluster.CreateAsync(server, options, accounts: 4, [.. ResourceType.All], Days);
        AddFinishedJobs(cluster, cluster.Service.Accounts[RequestedAccounts]);
        while (cluster.Processes.Count < WorkerCount)
        {
            cluster.StartProcess();
        }

        await cluster.WaitUntilAsync(async () => await cluster.Database.CountServersAsync() > 0, cancellationToken); // the tables exist
        var (kills, interrupted) = await KillAndReplaceAsync(cluster, random, cancellationToken);

        await cluster.VerifyFilesAsync();
        await cluster.VerifyNoOpenJobsAsync();
        output.WriteLine($"Seed {seed}: {kills} kills, {interrupted} interrupted downloads, {cluster.DownloadCount} downloads.");
        Assert.Equal(4 * 4 * Days, cluster.Units.Count());
        Assert.InRange(cluster.DownloadCount, 4 * 4 * Days, (4 * 4 * Days) + interrupted);
        Assert.Equal(RequestedAccounts * 4 * Days, cluster.Service.Accounts.DaysRequested.Values.Sum()); // at most 366; the others were listed
        Assert.True(kills > 0);
        await VerifyDatabaseAsync(cluster);
    }

    /// <summary>Adds jobs whose days are listed, so that all accounts together stay within the quota of the service.</summary>
    private static void AddFinishedJobs(WorkerCluster cluster, SimulatedAccount account)
    {
        foreach (var resourceType in cluster.ResourceTypes)
        {
            account.Jobs.Add(
                new SimulatedJob
                {
                    ResourceType = resourceType,
                    StartDay = cluster.StartDay,
                    EndDay = cluster.EndDay,
                    Age = TimeSpan.FromHours(1),
                }
            );
        }
    }

    /// <summary>Kills a random process every few seconds and starts another one, until all units are done.</summary>
    private static async Task<(int Kills, long InterruptedDownloads)> KillAndReplaceAsync(
        WorkerCluster cluster,
        Random random,
        CancellationToken cancellationToken
    )
    {
        var (kills, interrupted) = (0, 0L);
        while (true)
        {
            var killAt = TimeProvider.System.GetUtcNow() + TimeSpan.FromSeconds(2 + (random.NextDouble() * 4));
            var isDone = false;
            await cluster.WaitUntilAsync(
                async () => (isDone = await IsDoneAsync(cluster)) || TimeProvider.System.GetUtcNow() >= killAt,
                cancellationToken
            );
            if (isDone)
            {
                return (kills, interrupted);
            }

            var running = cluster.Processes.Where(process => !process.HasExited).ToArray();
            Assert.Equal(WorkerCount, running.Length); // no process has exited without being killed
            var victim = running[random.Next(running.Length)];
            victim.Kill();
            kills++;
            interrupted += await cluster.Database.CountProcessingAsync(victim.Id);
            cluster.StartProcess();
        }
    }

    private static async Task<bool> IsDoneAsync(WorkerCluster cluster) =>
        await cluster.CountFilesAsync() == cluster.Units.Count() && await cluster.Database.CountActiveAsync() == 0;

    /// <summary>Verifies that the arguments are an account name, a resource type and a day, and that no row of any table contains a credential.</summary>
    private static async Task VerifyDatabaseAsync(WorkerCluster cluster)
    {
        var secrets = cluster.Service.Accounts.SelectMany(account => new[] { account.AuthToken, account.ApiKeySecret }).ToArray();
        await foreach (var row in cluster.Database.ReadAllRowsAsync())
        {
            Assert.DoesNotContain(secrets, secret => row.Contains(secret, StringComparison.OrdinalIgnoreCase));
        }

        await foreach (var arguments in cluster.Database.ReadArgumentsAsync())
        {
            Assert.Matches("""^\["\\"account\d\\""(, "\\"\w+\\"", "\\"\d{4}-\d\d-\d\d\\"")?, null\]$""", arguments);
        }
    }
}
