using BulkExport.Client.Benchmarks.Alternatives;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace BulkExport.Client.Benchmarks;

/// <summary>Every client, over the same way to the service.</summary>
internal sealed class JobClients
{
    public const string AccountSid = "ACaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
    public const string AuthToken = "0123456789abcdef0123456789abcdef";

    public JobClients(Func<HttpMessageHandler> way, Uri baseAddress)
    {
        HandWritten = new HandWrittenClient(new HttpClient(way()) { BaseAddress = baseAddress }, AccountSid, AuthToken);
        VendorStyle = new VendorStyleClient(new HttpClient(way()), baseAddress, AccountSid, AuthToken);
        Refit = RefitClient.Create(new HttpClient(way()) { BaseAddress = baseAddress }, AccountSid, AuthToken);
        Ours = Registered(way, baseAddress, static _ => { });
        OursLogged = Registered(way, baseAddress, static logging => logging.AddProvider(new KeptLogs()));
    }

    public HandWrittenClient HandWritten { get; }

    public VendorStyleClient VendorStyle { get; }

    public IRefitJobs Refit { get; }

    /// <summary>Ours as an app has it, from a container, with checks, retries, timeouts and error translation. Nobody listens to Polly.</summary>
    public IJobsClient Ours { get; }

    /// <summary>The same where all is logged that is worth it, Polly's lines included.</summary>
    public IJobsClient OursLogged { get; }

    private static IJobsClient Registered(Func<HttpMessageHandler> way, Uri baseAddress, Action<ILoggingBuilder> logging)
    {
        var services = new ServiceCollection().AddLogging(logging);
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
