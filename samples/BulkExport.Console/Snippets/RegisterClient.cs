using BulkExport.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace BulkExport.Samples.Snippets;

/// <summary>Registers the client with a host, and resolves it.</summary>
internal static class RegisterClient
{
    // appsettings.json: { "BulkExport": { "AccountSid": "AC…" } }
    // Keep the secret out of the file: set BulkExport__AuthToken in the environment, or use user secrets.
    public static IHost BuildHost(HostApplicationBuilder builder)
    {
        builder.Services.AddBulkExportClient(builder.Configuration.GetSection("BulkExport"));

        IHost host = builder.Build();
        var client = host.Services.GetRequiredService<IBulkExportClient>(); // inject IBulkExportClient or IJobsClient in your services

        Console.WriteLine($"Registered {client.GetType().Name}.");
        return host;
    }
}
