using BulkExport.Client.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace BulkExport.Client.Soak;

/// <summary>Makes clients in both ways, with both kinds of credential.</summary>
internal sealed class Clients(WatchedLoggerProvider logs) : IDisposable
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
        Limits.Set(options);
        configure(options);
        var client = BulkExportClient.Create(options, _loggers);
        return (client, client);
    }

    /// <summary>A client of a container, on a handler of the caller's own.</summary>
    public (IBulkExportClient Client, IDisposable Owner) Register(Action<BulkExportClientOptions> configure)
    {
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(logs));
        services
            .AddKeyedBulkExportClient(
                "soak",
                options =>
                {
                    Limits.Set(options);
                    configure(options);
                }
            )
            .ConfigurePrimaryHttpMessageHandler(provider => provider.GetRequiredService<SocketsHttpHandler>());

        // The factory leaves the idle connections of its handlers to their own time; a handler of the container's is closed with it.
        services.AddSingleton(_ => new SocketsHttpHandler { UseCookies = false }); // a cookie goes to every port of a host, the trap's too
        var provider = services.BuildServiceProvider();
        return (provider.GetRequiredKeyedService<IBulkExportClient>("soak"), provider);
    }

    public void Dispose() => _loggers.Dispose();
}
