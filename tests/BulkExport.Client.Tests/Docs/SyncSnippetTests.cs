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
        await using var service = SimulatedBulkExport.Start(
            new() { RecordsPerDay = (_, _) => 1, ConfigureNewJob = job => job with { Age = TimeSpan.FromHours(1) } }
        );
        var directory = Directory.CreateTempSubdirectory("bulkexport-docs-");
        await File.WriteAllTextAsync(Path.Combine(directory.FullName, "appsettings.json"), SyncSnippets.Settings, Cancellation);
        var startDay = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).AddDays(-4);
        string[] args =
        [
            $"--contentRoot={directory.FullName}",
            "--urls=http://127.0.0.1:0",
            $"--BulkExport:AccountSid={service.AccountSid}",
            $"--BulkExport:AuthToken={service.AuthToken}",
            $"--BulkExport:BaseAddress={service.BaseAddress}",
            $"--BulkExportSync:Directory={Path.Combine(directory.FullName, "exports")}",
            $"--BulkExportSync:Request:StartDay={startDay.ToString("O", CultureInfo.InvariantCulture)}",
        ];

        MetricCollector<double>? runs = null;
        await using (
            var host = await ProgramHost.StartAsync(
                () => SyncSnippets.RunAsync(args),
                services =>
                    runs = new(
                        services.GetRequiredService<IMeterFactory>(),
                        BulkExportSyncTelemetry.MeterName,
                        "bulkexport.sync.run.duration"
                    )
            )
        )
        {
            await runs!.WaitForMeasurementsAsync(1, Cancellation);
            var addresses = host.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
            using var http = new HttpClient { BaseAddress = new Uri(addresses.Single()) };
            Assert.Equal("Healthy", await http.GetStringAsync(new Uri("/health", UriKind.Relative), Cancellation));
        }

        Assert.Equal("completed", runs.LastMeasurement!.Tags["bulkexport.sync.outcome"]);
        Assert.True(Directory.GetFiles(directory.FullName, "*.json.gz", SearchOption.AllDirectories).Length >= 6);
        runs.Dispose();
        directory.Delete(recursive: true);
    }

    [Fact]
    public async Task Registrations_Options_AreValid()
    {
        var stores = Host.CreateEmptyApplicationBuilder(settings: null);
        stores.Services.AddBulkExportClient(TestAccount.Options());
        SyncSnippets.AddStore(stores);
        stores.Services.AddSingleton(Substitute.For<IAmazonS3>()); // a real client requires a region
        var accounts = Host.CreateEmptyApplicationBuilder(settings: null);
        SyncSnippets.AddAccounts(accounts);
        await using var storeServices = stores.Services.BuildServiceProvider();
        await using var accountServices = accounts.Services.BuildServiceProvider();

        var options = storeServices.GetRequiredService<IOptions<BulkExportSyncOptions>>().Value;

        Assert.IsType<S3ExportStore>(options.StoreFactory!(storeServices, null));
        Assert.True(accountServices.GetRequiredService<IOptions<BulkExportSyncOptions>>().Value.AllAccounts);
    }
}
