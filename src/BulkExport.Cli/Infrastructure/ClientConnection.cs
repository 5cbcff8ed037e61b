using System.CommandLine;
using BulkExport.Cli.Commands.Arguments;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace BulkExport.Cli.Infrastructure;

/// <summary>A client that is created by dependency injection, and the monitor of its log.</summary>
internal sealed class ClientConnection : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private ClientConnection(ServiceProvider services, ClientLogMonitor logMonitor)
    {
        _services = services;
        LogMonitor = logMonitor;
        Client = services.GetRequiredService<IBulkExportClient>();
    }

    public IBulkExportClient Client { get; }

    public IJobsClient Jobs => Client.Jobs;

    public ClientLogMonitor LogMonitor { get; }

    /// <summary>Creates a client with the credentials in the environment.</summary>
    /// <exception cref="MissingCredentialException">The environment contains no credentials.</exception>
    public static ClientConnection Open(CliEnvironment environment, ParseResult parse)
    {
        BulkExportClientOptions options;
        try
        {
            options = environment.ReadClientOptions();
        }
        catch (InvalidOperationException e)
        {
            throw new MissingCredentialException($"{e.Message} To try the tool without an account, run: {App.Invocation} simulate", e);
        }

        if (BaseAddressOption.GetValue(parse, environment) is { } baseAddress)
        {
            options.BaseAddress = baseAddress;
        }

        return Open(options, environment.TimeProvider);
    }

    public static ClientConnection Open(BulkExportClientOptions options, TimeProvider timeProvider)
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
        return new ClientConnection(services.BuildServiceProvider(), logMonitor);
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
