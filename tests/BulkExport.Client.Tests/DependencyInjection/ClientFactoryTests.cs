using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace BulkExport.Client.Tests.DependencyInjection;

/// <summary>Tests the names, the options and the credentials of clients that <see cref="IBulkExportClientFactory"/> creates.</summary>
public sealed class ClientFactoryTests : ClientFactoryTestBase
{
    [Fact]
    public async Task CreateClient_SeveralAccounts_UsesCredentialsOfEach()
    {
        Assert.Equal(Basic(TestAccount.AccountSid), await FetchAsync(Factory.CreateClient("Billing")));
        Assert.Equal(Basic(OtherSid), await FetchAsync(Factory.CreateClient("Support")));
        Assert.Equal(["Billing", "Support"], Factory.GetNames());
    }

    [Fact]
    public void CreateClient_SameName_ReturnsSameInstanceIgnoringCase()
    {
        var client = Factory.CreateClient("Billing");

        Assert.Same(client, Factory.CreateClient("Billing"));
        Assert.Same(client, Factory.CreateClient("billing"));
        Assert.NotSame(client, Factory.CreateClient("Support"));
    }

    [Theory]
    [InlineData("Sales")]
    [InlineData("Billing:AccountSid")]
    [InlineData("BulkExport:Accounts:Billing")]
    public void CreateClient_UnknownName_ThrowsWithKnownNames(string name)
    {
        var exception = Assert.Throws<ArgumentException>(nameof(name), () => Factory.CreateClient(name));

        Assert.StartsWith(
            $"No BulkExport client has the name '{name}'. The configured names are 'Billing', 'Support'. Add a subsection with the name to the configuration section 'BulkExport:Accounts'.",
            exception.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void CreateClient_UnknownNameAndManyAccounts_LimitsListedNames()
    {
        for (var i = 0; i < 30; i++)
        {
            Set($"Tenant{i:00}", Other);
        }

        var exception = Assert.Throws<ArgumentException>("name", () => Factory.CreateClient("Sales\n"));

        Assert.Contains("'Sales\\u000A'", exception.Message, StringComparison.Ordinal);
        Assert.Contains("'Tenant17' and 12 more.", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CreateClient_NoAccounts_Throws()
    {
        var services = new ServiceCollection();
        services.AddBulkExportClients(new ConfigurationBuilder().Build().GetSection(Section));
        await using var provider = services.BuildServiceProvider();

        var exception = Assert.Throws<ArgumentException>(() =>
            provider.GetRequiredService<IBulkExportClientFactory>().CreateClient("Billing")
        );

        Assert.Contains("No client is configured.", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void CreateClient_NullOrEmptyName_Throws()
    {
        Assert.Throws<ArgumentNullException>(() => Factory.CreateClient(null!));
        Assert.Throws<ArgumentException>(() => Factory.CreateClient(""));
    }

    [Fact]
    public async Task CreateClient_InvalidOptions_ThrowsWithNameAndAffectsNoOtherClient()
    {
        Set("Support", options => options.AccountSid = OtherSid);

        var exception = Assert.Throws<OptionsValidationException>(() => Factory.CreateClient("support"));

        Assert.Equal(
            "AuthToken is missing. Set AccountSid and AuthToken, or ApiKeySid and ApiKeySecret. This concerns the client with the name 'Support', configuration section 'BulkExport:Accounts:Support'.",
            exception.Message
        );
        await FetchAsync(Factory.CreateClient("Billing"));
    }

    [Fact]
    public async Task AddBulkExportClients_NamedOptions_AddsClient()
    {
        Services.AddBulkExportClients("Sales", Other);
        Services.AddBulkExportClients("Broken", options => options.AccountSid = OtherSid);

        Assert.Equal(Basic(OtherSid), await FetchAsync(Factory.CreateClient("Sales")));
        Assert.Equal(["Sales", "Broken", "Billing", "Support"], Factory.GetNames());
        Assert.EndsWith(
            "This concerns the client with the name 'Broken'.",
            Assert.Throws<OptionsValidationException>(() => Factory.CreateClient("Broken")).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task AddBulkExportClients_OtherOptionsDelegates_ApplyInOrderOfRegistration()
    {
        Services.Configure<BulkExportClientOptions>("Billing", Other);
        Services.ConfigureAll<BulkExportClientOptions>(options => options.MaxRetryAttempts = 1);

        await FetchAsync(Factory.CreateClient("Billing"));

        Assert.Equal(Basic(OtherSid), Service.Requests[^1].Headers.Authorization);
        Assert.Equal(1, Provider.GetRequiredService<IOptionsMonitor<BulkExportClientOptions>>().Get("Support").MaxRetryAttempts);
    }

    [Fact]
    public async Task AddBulkExportClients_WithOtherClients_KeepsTheirCredentials()
    {
        Services.AddBulkExportClient(Other).ConfigurePrimaryHttpMessageHandler(() => Service);
        Services.AddKeyedBulkExportClient("Support", TestAccount.Configure).ConfigurePrimaryHttpMessageHandler(() => Service);

        Assert.Equal(Basic(OtherSid), await FetchAsync(Provider.GetRequiredService<IBulkExportClient>()));
        Assert.Equal(Basic(TestAccount.AccountSid), await FetchAsync(Provider.GetRequiredKeyedService<IBulkExportClient>("Support")));
        Assert.Equal(Basic(OtherSid), await FetchAsync(Factory.CreateClient("Support")));
    }

    [Fact]
    public void AddBulkExportClients_InvalidArgument_Throws()
    {
        Assert.Throws<ArgumentNullException>("accounts", () => Services.AddBulkExportClients(null!));
        Assert.Throws<ArgumentNullException>("configure", () => Services.AddBulkExportClients("Sales", null!));
        Assert.Throws<ArgumentException>("name", () => Services.AddBulkExportClients("", Other));
    }

    [Fact]
    public async Task CreateClient_ContainerDisposed_Throws()
    {
        var factory = Factory;
        var client = factory.CreateClient("Billing");

        await Provider.DisposeAsync();

        Assert.Throws<ObjectDisposedException>(() => factory.CreateClient("Billing"));
        Assert.Throws<ObjectDisposedException>(() => factory.GetNames());
        await Assert.ThrowsAsync<ObjectDisposedException>(() => FetchAsync(client.Jobs));
    }
}
