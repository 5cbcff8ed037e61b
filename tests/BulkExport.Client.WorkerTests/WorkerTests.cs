using BulkExport.Client.Testing;

namespace BulkExport.Client.WorkerTests;

/// <summary>Tests the processes of the sample.</summary>
public sealed class WorkerTests(PostgreSqlServer server)
{
    private static readonly SimulatedBulkExportOptions FastJobs = new()
    {
        ConfigureNewJob = job => job with { QueueTime = TimeSpan.FromSeconds(1), TimePerDay = TimeSpan.Zero },
    };

    [Theory]
    [InlineData("", "Set the environment variable ConnectionStrings__Hangfire")]
    [InlineData("Host=127.0.0.1;Port=1", "is not available: Failed to connect to 127.0.0.1:1")]
    [InlineData("Server", "is not available")]
    public async Task Process_NoDatabase_WritesOneLineAndExits(string connectionString, string expected)
    {
        using var process = new WorkerProcess([new("ConnectionStrings:Hangfire", connectionString)]);

        Assert.Equal(1, await process.WaitForExitAsync(TestContext.Current.CancellationToken));
        var line = Assert.Single(process.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.StartsWith("error: ", line, StringComparison.Ordinal);
        Assert.Contains(expected, line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Process_UnitThatFails_BlocksNoOther()
    {
        await using var cluster = await WorkerCluster.CreateAsync(server, FastJobs, accounts: 2, [ResourceType.Messages], days: 5);
        var failing = cluster.StartDay.AddDays(1);
        cluster.Service.Accounts[0].Files.Replace(ResourceType.Messages, failing, "not gzip"u8);
        cluster.StartProcess();

        await cluster.WaitUntilAsync(async () => await cluster.CountFilesAsync() == 9, TestContext.Current.CancellationToken);
        await cluster.WaitUntilAsync(
            async () => await cluster.Database.ReadStatesAsync($"{failing:yyyy-MM-dd}").ContainsAsync("Failed"),
            TestContext.Current.CancellationToken
        );

        var states = await cluster.Database.ReadStatesAsync($"{failing:yyyy-MM-dd}").ToListAsync(TestContext.Current.CancellationToken);
        Assert.Contains("Scheduled", states); // Hangfire shows the exception, and retries with backoff
    }

    [Fact]
    public async Task Process_NoAccounts_ExportsFromSimulatedService()
    {
        var database = new JobDatabase(await server.CreateDatabaseAsync());
        await using var _ = database;
        using var process = new WorkerProcess([
            new("ConnectionStrings:Hangfire", database.ConnectionString),
            new("Urls", "http://127.0.0.1:0"),
        ]);
        await using var cluster = await WorkerCluster.CreateAsync(server, FastJobs, accounts: 1, [ResourceType.Messages], days: 1);

        await cluster.WaitUntilAsync(
            async () => process.Output.Contains("Application started", StringComparison.Ordinal),
            TestContext.Current.CancellationToken
        );

        Assert.Contains("exporting from the simulated service", process.Output, StringComparison.Ordinal);
    }
}
