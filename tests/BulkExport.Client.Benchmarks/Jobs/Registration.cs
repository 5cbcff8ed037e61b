using BenchmarkDotNet.Attributes;
using Microsoft.Extensions.DependencyInjection;

namespace BulkExport.Client.Benchmarks;

/// <summary>Measures the registration and creation of a client, compared with the HTTP client factory that it is built on.</summary>
[MemoryDiagnoser]
public class Registration
{
    private readonly string _name = "jobs";
    private readonly Action<BulkExportClientOptions> _configure = static options =>
        (options.AccountSid, options.AuthToken) = (OurClients.AccountSid, OurClients.AuthToken);

    [Benchmark(Baseline = true, Description = "AddHttpClient, CreateClient")]
    public void HttpClientAlone()
    {
        var services = new ServiceCollection();
        services.AddHttpClient(_name).ConfigurePrimaryHttpMessageHandler(static () => new SocketsHttpHandler());
        using var provider = services.BuildServiceProvider();
        using var http = provider.GetRequiredService<IHttpClientFactory>().CreateClient(_name);
    }

    [Benchmark(Description = "AddBulkExportClient, IJobsClient")]
    public void Ours()
    {
        var services = new ServiceCollection();
        services.AddBulkExportClient(_configure);
        using var provider = services.BuildServiceProvider();
        provider.GetRequiredService<IJobsClient>();
    }
}
