using System.Runtime.CompilerServices;
using BulkExport.Client.Benchmarks.Alternatives;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Twilio.Clients;
using Twilio.Rest.Bulkexports.V1.Export;

namespace BulkExport.Client.FirstCall;

/// <summary>The calls that are left out of a program compiled with Native AOT: those with the vendor's package, and those from a host.</summary>
internal static class JitCalls
{
    [ModuleInitializer]
    internal static void Add()
    {
        FirstCalls.ByClient.Add("vendor", VendorAsync);
        FirstCalls.ByClient.Add("vendor-host", VendorFromHostAsync);
        FirstCalls.ByClient.Add("ours-host", OursFromHostAsync);
    }

    private static async Task<string?> VendorAsync(Uri baseAddress) =>
        (await JobResource.FetchAsync(FirstCalls.Sid, CreateVendorClient(baseAddress))).StartDay;

    private static async Task<string?> VendorFromHostAsync(Uri baseAddress)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Services.AddSingleton<ITwilioRestClient>(_ => CreateVendorClient(baseAddress));
        using var host = builder.Build();
        return (await JobResource.FetchAsync(FirstCalls.Sid, host.Services.GetRequiredService<ITwilioRestClient>())).StartDay;
    }

    private static async Task<string?> OursFromHostAsync(Uri baseAddress)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Services.AddBulkExportClient(options => FirstCalls.Configure(options, baseAddress));
        using var host = builder.Build();
        return await FirstCalls.FetchAsync(host.Services.GetRequiredService<IJobsClient>());
    }

    private static TwilioRestClient CreateVendorClient(Uri baseAddress) =>
        VendorPackage.CreateClient(
            new VendorBaseAddressHandler(baseAddress, new SocketsHttpHandler()),
            FirstCalls.AccountSid,
            FirstCalls.AuthToken
        );
}
