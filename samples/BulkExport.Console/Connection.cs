using System.CommandLine;
using BulkExport.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace BulkExport.Samples;

/// <summary>A client, registered as an app would register it, and what it logs of trouble.</summary>
internal sealed class Connection : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private Connection(ServiceProvider services, Trouble trouble)
    {
        _services = services;
        Trouble = trouble;
        Client = services.GetRequiredService<IBulkExportClient>();
    }

    public IBulkExportClient Client { get; }

    public IJobsClient Jobs => Client.Jobs;

    public Trouble Trouble { get; }

    /// <summary>Connects with the credential in the environment.</summary>
    /// <exception cref="NoCredentialException">There is none.</exception>
    public static Connection Open(Surroundings here, ParseResult parse)
    {
        BulkExportClientOptions options;
        try
        {
            options = here.ReadCredential();
        }
        catch (InvalidOperationException e)
        {
            throw new NoCredentialException($"{e.Message} To try without an account: {App.Invocation} simulate", e);
        }

        if (BaseAddressOption.ValueIn(parse, here) is { } address)
        {
            options.BaseAddress = address;
        }

        return Open(options, here.Clock);
    }

    public static Connection Open(BulkExportClientOptions options, TimeProvider clock)
    {
        var trouble = new Trouble();
        var services = new ServiceCollection()
            .AddSingleton(clock)
            .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Debug).AddProvider(trouble));
        services.AddBulkExportClient(registered =>
        {
            registered.AccountSid = options.AccountSid;
            registered.AuthToken = options.AuthToken;
            registered.ApiKeySid = options.ApiKeySid;
            registered.ApiKeySecret = options.ApiKeySecret;
            registered.BaseAddress = options.BaseAddress;
        });
        return new Connection(services.BuildServiceProvider(), trouble);
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
