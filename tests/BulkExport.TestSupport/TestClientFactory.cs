using BulkExport.Client.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace BulkExport.TestSupport;

/// <summary>Creates clients for tests: on a handler, or from a container.</summary>
public static class TestClientFactory
{
    /// <summary>Creates a client that sends its requests to a handler.</summary>
    public static BulkExportClient Create(StubHandler handler, BulkExportClientOptions options, TimeProvider? timeProvider = null) =>
        new(options, timeProvider, handler: handler);

    /// <summary>Creates a client that makes one attempt for each call.</summary>
    public static BulkExportClient CreateWithoutRetries(
        StubHandler handler,
        TimeProvider? timeProvider = null,
        Action<BulkExportClientOptions>? configure = null
    )
    {
        var options = TestAccount.Options();
        options.MaxRetryAttempts = 0;
        configure?.Invoke(options);
        return Create(handler, options, timeProvider);
    }

    /// <summary>Creates a container with a client for a base address.</summary>
    public static ServiceProvider Build(
        Uri baseAddress,
        TimeProvider? timeProvider = null,
        Action<BulkExportClientOptions>? configure = null,
        ILoggerProvider? loggerProvider = null
    )
    {
        var services = new ServiceCollection();
        services.AddSingleton(timeProvider ?? TimeProvider.System);
        services.AddLogging(logging =>
        {
            logging.SetMinimumLevel(LogLevel.Trace);
            if (loggerProvider is not null)
            {
                logging.AddProvider(loggerProvider);
            }
        });
        services.AddBulkExportClient(options =>
        {
            TestAccount.Configure(options);
            options.BaseAddress = baseAddress;
            configure?.Invoke(options);
        });
        return services.BuildServiceProvider();
    }

    /// <summary>Creates a container with a client for a simulated service.</summary>
    public static ServiceProvider Build(
        SimulatedBulkExport service,
        TimeProvider timeProvider,
        Action<BulkExportClientOptions>? configure = null,
        ILoggerProvider? loggerProvider = null
    ) =>
        Build(
            service.BaseAddress,
            timeProvider,
            options =>
            {
                (options.AccountSid, options.AuthToken) = (service.AccountSid, service.AuthToken);
                configure?.Invoke(options);
            },
            loggerProvider
        );

    /// <summary>Gets the jobs client of a container.</summary>
    public static IJobsClient Jobs(this ServiceProvider provider) => provider.GetRequiredService<IJobsClient>();
}
