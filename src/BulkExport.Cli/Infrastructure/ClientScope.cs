using System.CommandLine;
using BulkExport.Cli.Commands.Arguments;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace BulkExport.Cli.Infrastructure;

/// <summary>Represents a client, the monitor of its log, and the service provider that creates and disposes them.</summary>
internal sealed class ClientScope : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private ClientScope(ServiceProvider services, ClientLogMonitor logMonitor)
    {
        _services = services;
        LogMonitor = logMonitor;
        Client = services.GetRequiredService<IBulkExportClient>();
    }

    public IBulkExportClient Client { get; }

    public IJobsClient Jobs => Client.Jobs;

    public ClientLogMonitor LogMonitor { get; }

    /// <summary>Creates a client with the options in environment variables and on the command line.</summary>
    /// <exception cref="ClientConfigurationException">The environment variables contain no complete credential, or select an unsupported region or edge
    /// location.</exception>
    public static ClientScope Create(CliEnvironment environment, ParseResult parse)
    {
        BulkExportClientOptions options;
        try
        {
            options = environment.ReadClientOptions();
        }
        catch (InvalidOperationException e)
        {
            throw new ClientConfigurationException($"{e.Message} To try the tool without an account, run: {App.ToolName} simulate", e);
        }

        if (BaseAddressOption.GetValue(parse, environment) is { } baseAddress)
        {
            options.BaseAddress = baseAddress;
        }

        return Create(options, environment.TimeProvider);
    }

    public static ClientScope Create(BulkExportClientOptions options, TimeProvider timeProvider)
    {
        var logMonitor = new ClientLogMonitor();
        var services = new ServiceCollection()
            .AddSingleton(timeProvider)
            .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Debug).AddProvider(logMonitor));
        services.AddBulkExportClient(registered =>
        {
            registered.AccountSid = options.AccountSid;
            registered.AuthToken = options.AuthToken;
            registered.ApiKeySid = options.ApiKeySid;
            registered.ApiKeySecret = options.ApiKeySecret;
            registered.BaseAddress = options.BaseAddress;
        });
        return new ClientScope(services.BuildServiceProvider(), logMonitor);
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
