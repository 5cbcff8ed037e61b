using System.Runtime.CompilerServices;
using BulkExport.Client.Benchmarks.Alternatives;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Twilio.Clients;
using Twilio.Rest.Bulkexports.V1.Export;

namespace BulkExport.Client.ColdStartHost;

/// <summary>Adds the requests that are excluded when the program is compiled with Native AOT: those of the vendor's package, and those with a default
/// host and its dependency injection container.</summary>
internal static class JitColdStarts
{
    [ModuleInitializer]
    internal static void Add()
    {
        ColdStarts.ByClient.Add("vendor", VendorAsync);
        ColdStarts.ByClient.Add("vendor-host", VendorFromHostAsync);
        ColdStarts.ByClient.Add("ours-host", OursFromHostAsync);
    }

    private static async Task<string?> VendorAsync(Uri baseAddress) =>
        (await JobResource.FetchAsync(ColdStarts.Sid, CreateVendorClient(baseAddress))).StartDay;

    private static async Task<string?> VendorFromHostAsync(Uri baseAddress)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Services.AddSingleton<ITwilioRestClient>(_ => CreateVendorClient(baseAddress));
        using var host = builder.Build();
        return (await JobResource.FetchAsync(ColdStarts.Sid, host.Services.GetRequiredService<ITwilioRestClient>())).StartDay;
    }

    private static async Task<string?> OursFromHostAsync(Uri baseAddress)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Services.AddBulkExportClient(options => ColdStarts.Configure(options, baseAddress));
        using var host = builder.Build();
        return await ColdStarts.FetchAsync(host.Services.GetRequiredService<IJobsClient>());
    }

    private static TwilioRestClient CreateVendorClient(Uri baseAddress) =>
        VendorPackage.CreateClient(
            new VendorBaseAddressHandler(baseAddress, new SocketsHttpHandler()),
            ColdStarts.AccountSid,
            ColdStarts.AuthToken
        );
}
