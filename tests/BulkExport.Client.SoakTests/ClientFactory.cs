using BulkExport.Client.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace BulkExport.Client.SoakTests;

/// <summary>Creates clients with and without a container, with both kinds of credentials.</summary>
internal sealed class ClientFactory(ScanningLoggerProvider logs, Report report) : IDisposable
{
    private readonly LoggerFactory _loggers = new([logs], new LoggerFilterOptions { MinLevel = LogLevel.Trace });

    public static void UseToken(BulkExportClientOptions options, RawService raw) =>
        (options.BaseAddress, options.AccountSid, options.AuthToken) = (raw.Origin, Secrets.AccountSid, raw.Secrets.AuthToken);

    public static void UseKey(BulkExportClientOptions options, RawService raw) =>
        (options.BaseAddress, options.AccountSid, options.ApiKeySid, options.ApiKeySecret) = (
            raw.Origin,
            Secrets.AccountSid,
            Secrets.ApiKeySid,
            raw.Secrets.ApiKeySecret
        );

    public static void UseToken(BulkExportClientOptions options, SimulatedBulkExport simulated) =>
        (options.BaseAddress, options.AccountSid, options.AuthToken) = (simulated.BaseAddress, simulated.AccountSid, simulated.AuthToken);

    public static void UseKey(BulkExportClientOptions options, SimulatedBulkExport simulated) =>
        (options.BaseAddress, options.AccountSid, options.ApiKeySid, options.ApiKeySecret) = (
            simulated.BaseAddress,
            simulated.AccountSid,
            simulated.ApiKeySid,
            simulated.ApiKeySecret
        );

    public (IBulkExportClient Client, IDisposable Owner) Create(Action<BulkExportClientOptions> configure)
    {
        var options = new BulkExportClientOptions();
        TimeoutLimits.Set(options);
        configure(options);
        var client = new BulkExportClient(options, loggerFactory: _loggers);
        return (client, client);
    }

    /// <summary>Creates a client from a container, with the default primary handler or a custom one.</summary>
    public (IBulkExportClient Client, IDisposable Owner) Register(Action<BulkExportClientOptions> configure, bool useCustomHandler)
    {
        var services = new ServiceCollection();
        HttpMessageHandler? primary = null;
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(logs));
        var builder = services
            .AddKeyedBulkExportClient(
                "soak",
                options =>
                {
                    TimeoutLimits.Set(options);
                    configure(options);
                }
            )
            .AddHttpMessageHandler(() => new UndisposedResponseDetector(report));
        if (useCustomHandler)
        {
            builder.ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { UseCookies = false }); // cookies are shared by all ports of a host, including that of the leak server
        }

        builder.ConfigurePrimaryHttpMessageHandler((handler, _) => primary = handler);
        var provider = services.BuildServiceProvider();
        var client = provider.GetRequiredKeyedService<IBulkExportClient>("soak");
        return (client, new Owner(provider, primary!));
    }

    public void Dispose() => _loggers.Dispose();

    /// <summary>Disposes the primary handler with the container, because the factory does not close idle connections immediately.</summary>
    private sealed class Owner(ServiceProvider provider, HttpMessageHandler primary) : IDisposable
    {
        public void Dispose()
        {
            provider.Dispose();
            primary.Dispose();
        }
    }
}
