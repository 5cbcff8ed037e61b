using System.Diagnostics.Metrics;
using System.Globalization;
using Amazon.S3;
using BulkExport.Client.Hosting;
using BulkExport.Client.S3;
using BulkExport.Client.Testing;
using BulkExport.Client.Tests.Docs.Support;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.Metrics.Testing;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using NSubstitute;

namespace BulkExport.Client.Tests.Docs;

public sealed class SyncSnippetTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Run_EmptyDirectory_DownloadsEachDayOnce()
    {
        await using var scene = new SnippetScene();

        Assert.Equal(0, await SyncSnippets.RunAsync());
        var fileRequestCount = scene.Service.Requests.Count(request => request.IsFileRequest);
        Assert.Equal(0, await SyncSnippets.RunAsync());

        Assert.Equal(2 * 22, Directory.GetFiles(scene.GetFullPath("exports"), "*.json.gz", SearchOption.AllDirectories).Length);
        Assert.Equal(fileRequestCount, scene.Service.Requests.Count(request => request.IsFileRequest));
    }

    [Fact]
    public async Task Worker_SettingsAndSimulatedService_SynchronizesAndIsHealthy()
    {
        await using var service = StartService();
        var directory = Directory.CreateTempSubdirectory("bulkexport-docs-");
        string[] args =
        [
            .. await PrepareAsync(directory, SyncSnippets.Settings),
            .. GetAccount("BulkExport", service, service.Accounts[0]),
        ];

        var outcomes = await RunAsync(() => SyncSnippets.RunAsync(args), runCount: 1);

        Assert.Equal(["completed"], outcomes);
        Assert.True(Directory.GetFiles(directory.FullName, "*.json.gz", SearchOption.AllDirectories).Length >= 6);
        directory.Delete(recursive: true);
    }

    [Fact]
    public async Task Accounts_SettingsAndSimulatedService_SynchronizesPartitionOfEachAccount()
    {
        await using var service = StartService();
        SimulatedAccount[] accounts = [service.Accounts[0], service.Accounts.Add()];
        var directory = Directory.CreateTempSubdirectory("bulkexport-docs-");
        string[] args =
        [
            .. await PrepareAsync(directory, SyncSnippets.AccountSettings),
            .. GetAccount("BulkExport:Accounts:Billing", service, accounts[0]),
            .. GetAccount("BulkExport:Accounts:Support", service, accounts[1]),
        ];

        var outcomes = await RunAsync(() => SyncSnippets.RunAccountsAsync(args), runCount: 2);

        Assert.Equal(["completed", "completed"], outcomes);
        var exports = Path.Combine(directory.FullName, "exports");
        Assert.All(
            accounts,
            account => Assert.True(Directory.Exists(Path.Combine(exports, $"account={account.AccountSid}", "resource_type=Messages")))
        );
        Assert.True(Directory.Exists(Path.Combine(exports, "_bulkexport", "quota.json")));
        directory.Delete(recursive: true);
    }

    [Fact]
    public async Task AddStore_Options_CreateS3Store()
    {
        var stores = Host.CreateEmptyApplicationBuilder(settings: null);
        stores.Services.AddBulkExportClient(TestAccount.Options());
        SyncSnippets.AddStore(stores);
        stores.Services.AddSingleton(Substitute.For<IAmazonS3>()); // a real client requires a region
        await using var storeServices = stores.Services.BuildServiceProvider();

        var options = storeServices.GetRequiredService<IOptions<BulkExportSyncOptions>>().Value;

        Assert.IsType<S3ExportStore>(options.StoreFactory!(storeServices, null));
    }

    private static SimulatedBulkExport StartService() =>
        SimulatedBulkExport.Start(new() { RecordsPerDay = (_, _) => 1, ConfigureNewJob = job => job with { Age = TimeSpan.FromHours(1) } });

    /// <summary>Writes the settings of a page.</summary>
    /// <returns>The arguments of the program that replace the values that are different in a test.</returns>
    private static async Task<string[]> PrepareAsync(DirectoryInfo directory, string settings)
    {
        await File.WriteAllTextAsync(Path.Combine(directory.FullName, "appsettings.json"), settings, Cancellation);
        var startDay = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).AddDays(-4);
        return
        [
            $"--contentRoot={directory.FullName}",
            "--urls=http://127.0.0.1:0",
            $"--BulkExportSync:Directory={Path.Combine(directory.FullName, "exports")}",
            $"--BulkExportSync:Request:StartDay={startDay.ToString("O", CultureInfo.InvariantCulture)}",
        ];
    }

    private static string[] GetAccount(string section, SimulatedBulkExport service, SimulatedAccount account) =>
        [
            $"--{section}:AccountSid={account.AccountSid}",
            $"--{section}:AuthToken={account.AuthToken}",
            $"--{section}:BaseAddress={service.BaseAddress}",
        ];

    /// <summary>Runs a worker until its first runs have ended, and verifies that it is healthy.</summary>
    /// <returns>The outcome of each run.</returns>
    private static async Task<object?[]> RunAsync(Func<Task> program, int runCount)
    {
        MetricCollector<double>? runs = null;
        await using (
            var host = await ProgramHost.StartAsync(
                program,
                services =>
                    runs = new(
                        services.GetRequiredService<IMeterFactory>(),
                        BulkExportSyncTelemetry.MeterName,
                        "bulkexport.sync.run.duration"
                    )
            )
        )
        {
            await runs!.WaitForMeasurementsAsync(runCount, Cancellation);
            var addresses = host.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
            using var http = new HttpClient { BaseAddress = new Uri(addresses.Single()) };
            Assert.Equal("Healthy", await http.GetStringAsync(new Uri("/health", UriKind.Relative), Cancellation));
        }

        using (runs)
        {
            return [.. runs.GetMeasurementSnapshot().Select(run => run.Tags["bulkexport.sync.outcome"])];
        }
    }
}
