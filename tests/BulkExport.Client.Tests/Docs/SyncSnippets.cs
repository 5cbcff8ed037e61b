using BulkExport.Client.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenTelemetry.Metrics;

namespace BulkExport.Client.Tests.Docs;

/// <summary>The C# snippets of <c>docs/sync.md</c>.</summary>
internal static class SyncSnippets
{
    public static async Task RunAsync(string[] args)
    {
        // <worker>
        WebApplicationBuilder builder = WebApplication.CreateBuilder(args);
        builder.Services.AddBulkExportClient(builder.Configuration.GetSection("BulkExport"));
        builder.Services.AddBulkExportSync(builder.Configuration.GetSection("BulkExportSync"));
        builder.Services.AddHealthChecks().AddBulkExportSync();

        WebApplication app = builder.Build();
        app.MapHealthChecks("/health");
        await app.RunAsync();
        // </worker>
    }

    public static void AddStore(IHostApplicationBuilder builder, Func<string, IExportStore> createStore)
    {
        // <store>
        builder.Services.AddBulkExportSync(options =>
        {
            options.Request.ResourceTypes = [ResourceType.Messages, ResourceType.Calls];
            options.Request.StartDay = new DateOnly(2026, 1, 1);
            options.Request.ReexportAfter = 7;
            options.StoreFactory = (services, account) => createStore("exports");
        });
        // </store>
    }

    public static async Task<DateOnly?> SyncAsync(IBulkExportClient client, IExportStore store, CancellationToken cancellationToken)
    {
        // <sync>
        var request = new SyncRequest
        {
            ResourceTypes = [ResourceType.Messages, ResourceType.Calls],
            StartDay = new DateOnly(2026, 1, 1),
            ReexportAfter = 7, // days
        };
        SyncResult result = await client.SyncAsync(request, store, cancellationToken: cancellationToken);
        foreach (SyncDayResult day in result.IncompleteDays)
        {
            Console.WriteLine($"{day.ResourceType} {day.Day}: {day.Status} {day.DeferredUntil} {day.Error?.Message}");
        }

        return result.OldestMissingDay;
        // </sync>
    }

    public static void AddAccounts(IHostApplicationBuilder builder)
    {
        // <accounts>
        builder.Services.AddBulkExportClients(builder.Configuration.GetSection("BulkExport:Accounts"));
        builder.Services.AddBulkExportSync(options =>
        {
            options.AllAccounts = true;
            options.Directory = "exports"; // exports/account=AC…/resource_type=Messages/…
            options.Request.QuotaStore = new DirectoryExportStore("exports"); // subaccounts share the quota of their parent account
            options.Request.ResourceTypes = [ResourceType.Messages];
            options.Request.StartDay = new DateOnly(2026, 1, 1);
        });
        // </accounts>
    }

    public static void AddMetrics(MeterProviderBuilder metrics)
    {
        // <metrics>
        metrics.AddMeter(BulkExportSyncTelemetry.MeterName);
        // </metrics>
    }
}
