using System.Net.Http.Headers;
using Microsoft.Extensions.DependencyInjection;

namespace BulkExport.Client.Tests.DependencyInjection;

/// <summary>Provides a configuration with two accounts and a stub service for tests of <see cref="IBulkExportClientFactory"/>.</summary>
public abstract class ClientFactoryTestBase : RegistrationTestBase, IAsyncDisposable
{
    private protected const string Section = "BulkExport:Accounts";

    private ServiceProvider? _provider;

    protected ClientFactoryTestBase()
    {
        Set("Billing", TestAccount.Configure);
        Set("Support", Other);
        Builder = Services.AddBulkExportClients(Configuration.Root.GetSection(Section)).ConfigurePrimaryHttpMessageHandler(() => Service);
    }

    private protected ReloadableConfiguration Configuration { get; } = new();

    private protected IServiceCollection Services { get; } = new ServiceCollection();

    private protected IHttpClientBuilder Builder { get; }

    private protected StubHandler Service { get; init; } = StubHandler.WithJob();

    private protected ServiceProvider Provider => _provider ??= Services.BuildServiceProvider();

    private protected IBulkExportClientFactory Factory => Provider.GetRequiredService<IBulkExportClientFactory>();

    public async ValueTask DisposeAsync()
    {
        if (_provider is not null)
        {
            await _provider.DisposeAsync();
        }

        GC.SuppressFinalize(this);
    }

    private protected void Set(string name, Action<BulkExportClientOptions> configure)
    {
        var options = new BulkExportClientOptions();
        configure(options);
        Configuration.SetAccount($"{Section}:{name}", options);
    }

    private protected async Task<AuthenticationHeaderValue?> FetchAsync(IBulkExportClient client)
    {
        await FetchAsync(client.Jobs);
        return Service.Requests[^1].Headers.Authorization;
    }
}
