using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace BulkExport.Client.Tests.DependencyInjection;

/// <summary>Tests the validation of options when a host starts.</summary>
public class HostStartTests : RegistrationTestBase
{
    [Fact]
    public async Task AddBulkExportClient_InvalidOptions_ThrowsAtHostStart()
    {
        var builder = Host.CreateEmptyApplicationBuilder(settings: null);
        builder.Services.AddBulkExportClient(options => options.AccountSid = TestAccount.AccountSid);
        using var host = builder.Build();

        var failure = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync(TestContext.Current.CancellationToken));

        Assert.Equal(["AuthToken is missing. Set AccountSid and AuthToken, or ApiKeySid and ApiKeySecret."], failure.Failures);
    }

    [Fact]
    public async Task AddKeyedBulkExportClient_InvalidOptions_ThrowsAtHostStart()
    {
        var builder = Host.CreateEmptyApplicationBuilder(settings: null);
        builder.Services.AddBulkExportClient(TestAccount.Configure);
        builder.Services.AddKeyedBulkExportClient(
            "other",
            options =>
            {
                TestAccount.Configure(options);
                options.MaxRetryAttempts = 11;
            }
        );
        using var host = builder.Build();

        var failure = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync(TestContext.Current.CancellationToken));

        Assert.StartsWith("MaxRetryAttempts: ", Assert.Single(failure.Failures), StringComparison.Ordinal);
        Assert.EndsWith(" This concerns the client with key 'other'.", Assert.Single(failure.Failures), StringComparison.Ordinal);
        Assert.Equal("BulkExport.Client:other:1", failure.OptionsName);
    }

    [Fact]
    public async Task AddKeyedBulkExportClient_InvalidSection_ThrowsWithKeyAndSection()
    {
        var builder = Host.CreateEmptyApplicationBuilder(settings: null);
        builder.Configuration["Accounts:Billing:AccountSid"] = TestAccount.AccountSid;
        builder.Services.AddKeyedBulkExportClient("billing", builder.Configuration.GetSection("Accounts:Billing"));
        using var host = builder.Build();

        var failure = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync(TestContext.Current.CancellationToken));

        Assert.Equal(
            [
                "AuthToken is missing. Set AccountSid and AuthToken, or ApiKeySid and ApiKeySecret. This concerns the client with key 'billing', configuration section 'Accounts:Billing'.",
            ],
            failure.Failures
        );
    }

    [Fact]
    public async Task AddBulkExportClient_InvalidSection_ThrowsWithSection()
    {
        var builder = Host.CreateEmptyApplicationBuilder(settings: null);
        builder.Services.AddBulkExportClient(builder.Configuration.GetSection("BulkExport"));
        using var host = builder.Build();

        var failure = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync(TestContext.Current.CancellationToken));

        Assert.All(
            failure.Failures,
            message => Assert.EndsWith(" This concerns the configuration section 'BulkExport'.", message, StringComparison.Ordinal)
        );
        Assert.Equal(2, failure.Failures.Count());
    }

    [Fact]
    public async Task AddBulkExportClient_ValidOptions_StartsHost()
    {
        var builder = Host.CreateEmptyApplicationBuilder(settings: null);
        builder.Services.AddBulkExportClient(TestAccount.Configure);
        using var host = builder.Build();

        await host.StartAsync(TestContext.Current.CancellationToken);

        Assert.NotNull(host.Services.GetService<IBulkExportClient>());
        await host.StopAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task AddBulkExportClient_InvalidUri_ThrowsAtHostStartWithSettingName()
    {
        var settings = new Dictionary<string, string?> { ["B:AccountSid"] = TestAccount.AccountSid, ["B:BaseAddress"] = "https://[" };
        var builder = Host.CreateEmptyApplicationBuilder(settings: null);
        builder.Services.AddBulkExportClient(new ConfigurationBuilder().AddInMemoryCollection(settings).Build().GetSection("B"));
        using var host = builder.Build();

        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => host.StartAsync(TestContext.Current.CancellationToken));

        Assert.Contains("B:BaseAddress", failure.Message, StringComparison.Ordinal);
    }
}
