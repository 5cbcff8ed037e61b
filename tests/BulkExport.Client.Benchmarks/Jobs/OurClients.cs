using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace BulkExport.Client.Benchmarks;

/// <summary>Creates this library's client in the configurations that are measured.</summary>
internal static class OurClients
{
    public const string AccountSid = "ACaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
    public const string AuthToken = "0123456789abcdef0123456789abcdef";

    /// <summary>Resolves a client as an application does: from a default host that logs at Information. The console logger is replaced by one
    /// that formats the same messages and discards them.</summary>
    public static IBulkExportClient CreateInHost(Func<HttpMessageHandler> createHandler, Uri baseAddress)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders().AddDebug().AddEventSourceLogger().AddProvider(new NullSinkLoggerProvider());
        Register(builder.Services, createHandler, baseAddress);
        return builder.Build().Services.GetRequiredService<IBulkExportClient>();
    }

    /// <summary>Creates a client without a host and without logging.</summary>
    public static IBulkExportClient CreateBare(Func<HttpMessageHandler> createHandler, Uri baseAddress)
    {
        var services = new ServiceCollection();
        Register(services, createHandler, baseAddress);
        return services.BuildServiceProvider().GetRequiredService<IBulkExportClient>();
    }

    private static void Register(IServiceCollection services, Func<HttpMessageHandler> createHandler, Uri baseAddress) =>
        services
            .AddBulkExportClient(options =>
            {
                options.AccountSid = AccountSid;
                options.AuthToken = AuthToken;
                options.BaseAddress = baseAddress;
            })
            .ConfigurePrimaryHttpMessageHandler(createHandler);
}
