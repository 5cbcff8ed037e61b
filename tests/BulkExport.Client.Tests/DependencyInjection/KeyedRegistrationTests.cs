using Microsoft.Extensions.DependencyInjection;

namespace BulkExport.Client.Tests.DependencyInjection;

/// <summary>Tests the registration of keyed clients.</summary>
public class KeyedRegistrationTests : RegistrationTestBase
{
    [Fact]
    public async Task AddKeyedBulkExportClient_SeveralAccounts_UsesCredentialsOfEach()
    {
        var handler = StubHandler.WithJob();
        var services = new ServiceCollection();
        services.AddKeyedBulkExportClient("one", TestAccount.Configure).ConfigurePrimaryHttpMessageHandler(() => handler);
        services.AddKeyedBulkExportClient("other", Other).ConfigurePrimaryHttpMessageHandler(() => handler);
        await using var provider = services.BuildServiceProvider();

        await FetchAsync(provider.GetRequiredKeyedService<IJobsClient>("one"));
        await FetchAsync(provider.GetRequiredKeyedService<IBulkExportClient>("other").Jobs);

        Assert.Equal([Basic(TestAccount.AccountSid), Basic(OtherSid)], handler.Requests.Select(r => r.Headers.Authorization));
        Assert.Null(provider.GetService<IBulkExportClient>());
    }

    [Fact]
    public async Task AddKeyedBulkExportClient_WithUnkeyedClient_RegistersSeparateClient()
    {
        var handler = StubHandler.WithJob();
        var services = new ServiceCollection();
        services.AddBulkExportClient(TestAccount.Configure).ConfigurePrimaryHttpMessageHandler(() => handler);
        services.AddKeyedBulkExportClient("other", Other).ConfigurePrimaryHttpMessageHandler(() => handler);
        await using var provider = services.BuildServiceProvider();

        await FetchAsync(provider.GetRequiredService<IJobsClient>());
        await FetchAsync(provider.GetRequiredKeyedService<IJobsClient>("other"));

        Assert.Equal([Basic(TestAccount.AccountSid), Basic(OtherSid)], handler.Requests.Select(r => r.Headers.Authorization));
    }

    [Fact]
    public async Task AddKeyedBulkExportClient_KeysWithEqualStrings_RegistersSeparateClients()
    {
        var handler = StubHandler.WithJob();
        var services = new ServiceCollection();
        var (one, other) = (new Key(), new Key());
        services.AddKeyedBulkExportClient(one, TestAccount.Configure).ConfigurePrimaryHttpMessageHandler(() => handler);
        services.AddKeyedBulkExportClient(other, Other).ConfigurePrimaryHttpMessageHandler(() => handler);
        await using var provider = services.BuildServiceProvider();

        await FetchAsync(provider.GetRequiredKeyedService<IJobsClient>(one));
        await FetchAsync(provider.GetRequiredKeyedService<IJobsClient>(other));

        Assert.Equal([Basic(TestAccount.AccountSid), Basic(OtherSid)], handler.Requests.Select(r => r.Headers.Authorization));
    }

    [Fact]
    public async Task AddKeyedBulkExportClient_EqualKeys_RegistersOneClient()
    {
        var handler = StubHandler.WithJob();
        var services = new ServiceCollection();
        services.AddKeyedBulkExportClient(("a", 1), TestAccount.Configure).ConfigurePrimaryHttpMessageHandler(() => handler);
        services.AddKeyedBulkExportClient(("a", 1), Other);
        await using var provider = services.BuildServiceProvider();

        await FetchAsync(provider.GetRequiredKeyedService<IJobsClient>(("a", 1)));

        Assert.Equal(Basic(OtherSid), Assert.Single(handler.Requests).Headers.Authorization);
        Assert.Single(provider.GetKeyedServices<IBulkExportClient>(("a", 1)));
    }

    private sealed class Key
    {
        public override string ToString() => "key";
    }
}
