using BulkExport.Client.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace BulkExport.Client.SoakTests;

/// <summary>Makes clients in all ways, with both kinds of credential.</summary>
internal sealed class Clients(WatchedLoggerProvider logs, Report report) : IDisposable
{
    private readonly LoggerFactory _loggers = new([logs], new LoggerFilterOptions { MinLevel = LogLevel.Trace });

    public static void UseToken(BulkExportClientOptions options, RawService raw) =>
        (options.BaseAddress, options.AccountSid, options.AuthToken) = (raw.Origin, Secrets.AccountSid, raw.Secrets.AuthToken);

    public static void UseKey(BulkExportClientOptions options, RawService raw) =>
        (options.BaseAddress, options.ApiKeySid, options.ApiKeySecret) = (raw.Origin, Secrets.ApiKeySid, raw.Secrets.ApiKeySecret);

    public static void UseToken(BulkExportClientOptions options, SimulatedBulkExport simulated) =>
        (options.BaseAddress, options.AccountSid, options.AuthToken) = (simulated.BaseAddress, simulated.AccountSid, simulated.AuthToken);

    public static void UseKey(BulkExportClientOptions options, SimulatedBulkExport simulated) =>
        (options.BaseAddress, options.ApiKeySid, options.ApiKeySecret) = (
            simulated.BaseAddress,
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

    /// <summary>A client of a container, on the handler that the library makes or on one of the caller's own.</summary>
    public (IBulkExportClient Client, IDisposable Owner) Register(Action<BulkExportClientOptions> configure, bool onOwnHandler)
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
        if (onOwnHandler)
        {
            builder.ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { UseCookies = false }); // a cookie goes to every port of a host, the trap's too
        }

        builder.ConfigurePrimaryHttpMessageHandler((handler, _) => primary = handler);
        var provider = services.BuildServiceProvider();
        var client = provider.GetRequiredKeyedService<IBulkExportClient>("soak");
        return (client, new Owner(provider, primary!));
    }

    public void Dispose() => _loggers.Dispose();

    /// <summary>The factory leaves the idle connections of its handlers to their own time. Here they are closed with the container, to be counted.</summary>
    private sealed class Owner(ServiceProvider provider, HttpMessageHandler primary) : IDisposable
    {
        public void Dispose()
        {
            provider.Dispose();
            primary.Dispose();
        }
    }
}
