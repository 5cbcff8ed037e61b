using Amazon.S3;
using BulkExport.Client.Hosting;
using BulkExport.Client.S3;
using BulkExport.Client.Tests.Docs.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace BulkExport.Client.Tests.Docs;

/// <summary>The C# and JSON snippets of <c>docs/sync.md</c>.</summary>
internal abstract class SyncSnippets : ProgramSnippets
{
    public const string Settings =
        // <sync-settings>
        """
            {
              "BulkExport": { "AccountSid": "AC…" },
              "BulkExportSync": {
                "Directory": "exports",
                "TimeOfDay": "12:00",
                "Request": { "ResourceTypes": ["Messages", "Calls"], "StartDay": "2026-11-01", "ReexportAfter": 7 }
              }
            }
            """;

    // </sync-settings>

    public const string AccountSettings =
        // <sync-accounts-settings>
        """
            {
              "BulkExport": { "Accounts": { "Billing": { "AccountSid": "AC…" }, "Support": { "AccountSid": "AC…" } } },
              "BulkExportSync": {
                "AllAccounts": true,
                "Directory": "exports",
                "Request": { "ResourceTypes": ["Messages"], "StartDay": "2026-11-01" }
              }
            }
            """;

    // </sync-accounts-settings>

    public static async Task<int> RunAsync()
    {
        // <sync-program>
        // TWILIO_ACCOUNT_SID, and TWILIO_AUTH_TOKEN or TWILIO_API_KEY with TWILIO_API_SECRET
        using var client = new BulkExportClient(BulkExportClientOptions.FromEnvironment());
        var request = new SyncRequest
        {
            ResourceTypes = [ResourceType.Messages, ResourceType.Calls],
            StartDay = new(2026, 11, 1),
            ReexportAfter = 7, // days: prices and final statuses arrive late
        };

        SyncResult result = await client.SyncAsync(request, "exports");

        Console.WriteLine($"{result.Days.Count} days, {result.RequestedDayCount} requested, oldest missing day: {result.OldestMissingDay}");
        foreach (SyncDayResult day in result.IncompleteDays)
        {
            Console.WriteLine($"{day.ResourceType} {day.Day}: {day.Status} {day.DeferredUntil} {day.Error?.Message}");
        }

        return result.IncompleteDays.All(day => day.Status == SyncDayStatus.Deferred) ? 0 : 1; // a later run requests deferred days
        // </sync-program>
    }

    public static async Task RunAsync(string[] args)
    {
        // <sync-worker>
        WebApplicationBuilder builder = WebApplication.CreateBuilder(args);
        builder.Services.AddBulkExportClient(builder.Configuration.GetSection("BulkExport"));
        builder.Services.AddBulkExportSync(builder.Configuration.GetSection("BulkExportSync"));
        builder.Services.AddHealthChecks().AddBulkExportSync();

        WebApplication app = builder.Build();
        app.MapHealthChecks("/health");
        await app.RunAsync();
        // </sync-worker>
    }

    public static void AddStore(IHostApplicationBuilder builder)
    {
        // <sync-store>
        builder.Services.AddSingleton<IAmazonS3>(_ => new AmazonS3Client());
        builder.Services.AddBulkExportSync(options =>
        {
            options.Request.ResourceTypes = [ResourceType.Messages, ResourceType.Calls];
            options.Request.StartDay = new DateOnly(2026, 11, 1);
            options.Request.ReexportAfter = 7;
            options.StoreFactory = (services, account) =>
                new S3ExportStore(services.GetRequiredService<IAmazonS3>(), "contoso-exports", "twilio");
        });
        // </sync-store>
    }

    public static async Task RunAccountsAsync(string[] args)
    {
        // <sync-accounts>
        WebApplicationBuilder builder = WebApplication.CreateBuilder(args);
        builder.Services.AddBulkExportClients(builder.Configuration.GetSection("BulkExport:Accounts"));
        builder.Services.AddBulkExportSync(builder.Configuration.GetSection("BulkExportSync"));
        builder.Services.Configure<BulkExportSyncOptions>(options =>
            options.Request.QuotaStore = new DirectoryExportStore(options.Directory!) // subaccounts share the quota of their parent account
        );
        builder.Services.AddHealthChecks().AddBulkExportSync();

        WebApplication app = builder.Build();
        app.MapHealthChecks("/health");
        await app.RunAsync();
        // </sync-accounts>
    }
}
