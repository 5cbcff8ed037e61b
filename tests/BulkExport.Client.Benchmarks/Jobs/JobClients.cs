using BulkExport.Client.Benchmarks.Alternatives;
using Microsoft.Extensions.DependencyInjection;
using Refit;

namespace BulkExport.Client.Benchmarks;

/// <summary>Every client, over the same way to the service.</summary>
internal sealed class JobClients
{
    private const string AccountSid = "ACaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
    private const string AuthToken = "0123456789abcdef0123456789abcdef";

    public JobClients(Func<HttpMessageHandler> way, Uri baseAddress)
    {
        HandWritten = new HandWrittenClient(new HttpClient(way()) { BaseAddress = baseAddress }, AccountSid, AuthToken);
        VendorStyle = new VendorStyleClient(new HttpClient(way()), baseAddress, AccountSid, AuthToken);
        Refit = RestService.ForGenerated<IRefitJobs>(
            new HttpClient(way()) { BaseAddress = baseAddress },
            new RefitSettings(new SystemTextJsonContentSerializer(PlainJobContext.Default.Options))
        );
        Ours = Registered(way, baseAddress);
    }

    public HandWrittenClient HandWritten { get; }

    public VendorStyleClient VendorStyle { get; }

    public IRefitJobs Refit { get; }

    public IJobsClient Ours { get; }

    /// <summary>Ours as an app has it: from a container, with logging, retries and timeouts.</summary>
    private static IJobsClient Registered(Func<HttpMessageHandler> way, Uri baseAddress)
    {
        var services = new ServiceCollection().AddLogging();
        services
            .AddBulkExportClient(options =>
            {
                options.AccountSid = AccountSid;
                options.AuthToken = AuthToken;
                options.BaseAddress = baseAddress;
            })
            .ConfigurePrimaryHttpMessageHandler(way);
        return services.BuildServiceProvider().GetRequiredService<IJobsClient>();
    }
}
