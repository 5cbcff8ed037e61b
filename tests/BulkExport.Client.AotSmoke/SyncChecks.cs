using BulkExport.TestSupport;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;

namespace BulkExport.Client.AotSmoke;

/// <summary>Synchronizes a store with a hosted service, whose options are bound to a configuration section.</summary>
internal static class SyncChecks
{
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(1);

    public static async Task<bool> VerifyAsync()
    {
        var directory = Directory.CreateTempSubdirectory("bulkexport-smoke-").FullName;
        var file = GzipData.Compress("""{"sid":"SM1"}""");
        await using var service = new RawServer(
            RawServer.Respond(200, $$"""{"days":[{"day":"2020-07-01","size":{{file.Length}} }],"meta":{} }""")
        )
            .Then(server => RawServer.Respond(307, $$"""{"redirect_to":"{{server.BaseAddress}}file"}"""))
            .Then(_ => RawServer.Respond(file));
        using var app = CreateHost(service.BaseAddress, directory);
        await app.StartAsync();
        var data = await WaitForCompletionAsync(app.Services.GetRequiredService<HealthCheckService>());
        await app.StopAsync();
        var exists = File.Exists(Path.Combine(directory, "resource_type=Messages", "day=2020-07-01", "Messages-2020-07-01.json.gz"));
        Directory.Delete(directory, recursive: true);
        return exists && data["missingDays"] is 0;
    }

    private static IHost CreateHost(Uri baseAddress, string directory)
    {
        var builder = Host.CreateEmptyApplicationBuilder(settings: null);
        builder.Configuration.AddInMemoryCollection(
            new Dictionary<string, string?>
            {
                ["BulkExport:AccountSid"] = "ACaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
                ["BulkExport:AuthToken"] = "token",
                ["BulkExport:BaseAddress"] = baseAddress.AbsoluteUri,
                ["Sync:Directory"] = directory,
                ["Sync:Request:ResourceTypes:0"] = "messages",
                ["Sync:Request:StartDay"] = "2020-07-01",
                ["Sync:Request:EndDay"] = "2020-07-01",
                ["Sync:Request:Options:MaxConcurrency"] = "1",
            }
        );
        builder.Services.AddBulkExportClient(builder.Configuration.GetSection("BulkExport"));
        builder.Services.AddBulkExportSync(builder.Configuration.GetSection("Sync"));
        builder.Services.AddHealthChecks().AddBulkExportSync();
        return builder.Build();
    }

    private static async Task<IReadOnlyDictionary<string, object>> WaitForCompletionAsync(HealthCheckService service)
    {
        using var timeout = new CancellationTokenSource(Timeout);
        while (true)
        {
            var report = await service.CheckHealthAsync(timeout.Token);
            if (report.Entries["bulkexport-sync"].Data is var data && data.ContainsKey("lastCompletedAt"))
            {
                return data;
            }

            await Task.Delay(50, timeout.Token);
        }
    }
}
