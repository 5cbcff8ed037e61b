using System.Net;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Polly;

namespace BulkExport.Client.Tests.Docs;

/// <summary>The C# snippets of <c>docs/dependency-injection.md</c>.</summary>
internal static class DependencyInjectionSnippets
{
    public static void Register(HostApplicationBuilder builder)
    {
        // <di-register>
        builder.Services.AddBulkExportClient(builder.Configuration.GetSection("BulkExport"));
        builder.Services.AddSingleton<JobReport>();
        // </di-register>
    }

    public static void RegisterKeyed(HostApplicationBuilder builder)
    {
        // <di-keyed>
        builder.Services.AddKeyedBulkExportClient("billing", builder.Configuration.GetSection("BulkExport:Billing"));
        builder.Services.AddKeyedBulkExportClient("support", builder.Configuration.GetSection("BulkExport:Support"));
        // </di-keyed>
    }

    public static async Task ExportAccountsAsync(
        HostApplicationBuilder builder,
        Func<IBulkExportClientFactory> getFactory,
        CreateJobRequest request,
        string directory
    )
    {
        // <di-factory-register>
        builder.Services.AddBulkExportClients(builder.Configuration.GetSection("BulkExport:Accounts"));
        // </di-factory-register>
        var factory = getFactory();
        // <di-factory>
        foreach (string name in factory.GetNames())
        {
            IBulkExportClient client = factory.CreateClient(name); // for each unit of work
            await client.ExportAsync(request, Path.Combine(directory, name));
        }
        // </di-factory>
    }

    public static void RegisterWithProxy(HostApplicationBuilder builder)
    {
        // <di-proxy>
        builder
            .Services.AddBulkExportClient(builder.Configuration.GetSection("BulkExport"))
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { Proxy = new WebProxy("http://proxy.internal:3128") });
        // </di-proxy>
    }

    public static void RegisterWithHandlers(HostApplicationBuilder builder)
    {
        // <di-handlers>
        builder.Services.AddTransient<TeamHeader>().AddTransient<DownloadLog>();
        builder
            .Services.AddBulkExportClient(builder.Configuration.GetSection("BulkExport"))
            .AddHttpMessageHandler<TeamHeader>()
            .ConfigureDownloadHttpClient(downloads => downloads.AddHttpMessageHandler<DownloadLog>())
            .AddResilienceHandler("bulkhead", pipeline => pipeline.AddConcurrencyLimiter(permitLimit: 2, queueLimit: 0));
        // </di-handlers>
    }

    public static void RegisterWithSecretsFile(HostApplicationBuilder builder)
    {
        // <di-reload>
        builder.Configuration.AddJsonFile("/run/secrets/twilio.json", optional: false, reloadOnChange: true);
        builder.Services.AddBulkExportClient(builder.Configuration.GetSection("BulkExport"));
        // </di-reload>
    }
}
