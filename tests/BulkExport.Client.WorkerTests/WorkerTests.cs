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
    [InlineData("postgres://user:secret@localhost/jobs?sslmode=require", "is not a valid connection string")]
    public async Task Process_NoDatabase_WritesOneLineAndExits(string connectionString, string expected)
    {
        using var process = new WorkerProcess([new("ConnectionStrings:Hangfire", connectionString)]);

        Assert.Equal(1, await process.WaitForExitAsync(TestContext.Current.CancellationToken));
        var line = Assert.Single(process.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.StartsWith("error: ", line, StringComparison.Ordinal);
        Assert.Contains(expected, line, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", line, StringComparison.Ordinal);
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
        await using var cluster = await WorkerCluster.CreateAsync(server, FastJobs, accounts: 0, [ResourceType.Messages], days: 3);
        var process = cluster.StartProcess();

        await cluster.WaitUntilAsync(
            () => Task.FromResult(Directory.EnumerateFiles(cluster.DirectoryPath, "*.json.gz", SearchOption.AllDirectories).Any()),
            TestContext.Current.CancellationToken
        );

        Assert.Contains("exporting from the simulated service", process.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Process_AccountRemoved_RemovesRecurringJob()
    {
        await using var cluster = await WorkerCluster.CreateAsync(server, FastJobs, accounts: 2, [ResourceType.Messages], days: 1);
        var process = cluster.StartProcess();
        await cluster.WaitUntilAsync(
            async () => await cluster.Database.CountRecurringJobsAsync() == 2,
            TestContext.Current.CancellationToken
        );
        process.Kill();

        cluster.RemoveAccount(1);
        cluster.StartProcess();

        await cluster.WaitUntilAsync(
            async () => await cluster.Database.CountRecurringJobsAsync() == 1,
            TestContext.Current.CancellationToken
        );
    }
}
