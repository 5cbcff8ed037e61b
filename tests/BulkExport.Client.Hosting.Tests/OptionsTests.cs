using BulkExport.Client.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace BulkExport.Client.Hosting.Tests;

public sealed class OptionsTests
{
    [Fact]
    public void Properties_Default_HaveDocumentedValues()
    {
        var options = new BulkExportSyncOptions();

        Assert.Empty(options.Request.ResourceTypes);
        Assert.Null(options.Directory);
        Assert.Null(options.StoreFactory);
        Assert.Null(options.ClientKey);
        Assert.False(options.AllAccounts);
        Assert.Equal(16, options.MaxConcurrentAccounts);
        Assert.Equal(new TimeOnly(12, 0), options.TimeOfDay);
        Assert.True(options.RunAtStart);
        Assert.Equal(TimeSpan.FromMinutes(15), options.Jitter);
        Assert.Equal(TimeSpan.FromMinutes(5), options.RetryBaseDelay);
        Assert.Equal(TimeSpan.FromHours(2), options.MaxRetryDelay);
        Assert.Equal(TimeSpan.FromHours(36), options.DegradedAfter);
        Assert.Equal(TimeSpan.FromHours(72), options.UnhealthyAfter);
    }

    public static TheoryData<Action<BulkExportSyncOptions>, string> Invalid =>
        new()
        {
            { options => options.Request = null!, "Request must not be null." },
            { options => options.Request.ResourceTypes = [], "Request: ResourceTypes is empty." },
            { options => options.Request.StartDay = default, "Request: StartDay is required." },
            { options => options.Request.ReexportAfter = 1, "ReexportAfter" },
            { options => options.Request.Options = new ExportOptions { MaxConcurrency = 99 }, "MaxConcurrency" },
            { options => options.Request.DryRun = true, "Request.DryRun must be false" },
            { options => options.Request.RequestOnly = true, "Request.RequestOnly must be false" },
            { options => options.Directory = null, "The store is missing. Set Directory or StoreFactory." },
            { options => options.Directory = " ", "Directory must not be empty." },
            { options => options.StoreFactory = (_, _) => new InMemoryExportStore(), "Both Directory and StoreFactory are set." },
            { options => options.MaxConcurrentAccounts = 0, "MaxConcurrentAccounts" },
            { options => options.Jitter = TimeSpan.FromHours(13), "Jitter: The value must be from 00:00:00 to 12:00:00." },
            { options => options.RetryBaseDelay = TimeSpan.Zero, "RetryBaseDelay" },
            {
                options => options.RetryBaseDelay = TimeSpan.FromHours(3),
                "RetryBaseDelay (03:00:00) must not be longer than MaxRetryDelay (02:00:00)."
            },
            { options => options.MaxRetryDelay = TimeSpan.FromDays(2), "MaxRetryDelay" },
            { options => options.DegradedAfter = TimeSpan.FromHours(72), "DegradedAfter (3.00:00:00) must be shorter than UnhealthyAfter" },
            {
                options => options.ClientKey = "Billing",
                "No client is registered with ClientKey 'Billing'. Call services.AddKeyedBulkExportClient."
            },
            {
                options => options.AllAccounts = true,
                "AllAccounts is true, but no accounts are registered. Call services.AddBulkExportClients."
            },
            { options => (options.AllAccounts, options.ClientKey) = (true, "Billing"), "ClientKey must be null if AllAccounts is true." },
        };

    [Theory]
    [MemberData(nameof(Invalid))]
    public async Task Start_InvalidOption_ThrowsWithItsName(Action<BulkExportSyncOptions> configure, string expected)
    {
        using var host = CreateHost(services => services.AddBulkExportClient(TestAccount.Configure), configure);

        var exception = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync(TestContext.Current.CancellationToken));

        Assert.Contains(expected, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_NoClient_Throws()
    {
        using var host = CreateHost(_ => { }, _ => { });

        var exception = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync(TestContext.Current.CancellationToken));

        Assert.Contains("No client is registered. Call services.AddBulkExportClient", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Options_NoPollingTimeout_IsSixHours()
    {
        using var host = CreateHost(services => services.AddBulkExportClient(TestAccount.Configure), _ => { });

        var options = host.Services.GetRequiredService<IOptions<BulkExportSyncOptions>>().Value;

        Assert.Equal(TimeSpan.FromHours(6), options.Request.Options!.Polling!.Timeout);
    }

    [Fact]
    public void AddBulkExportSync_CalledTwice_RegistersOneWorker()
    {
        using var host = CreateHost(
            services =>
                services.AddBulkExportClient(TestAccount.Configure).Services.AddBulkExportSync(options => options.Directory = "other"),
            _ => { }
        );

        Assert.Single(host.Services.GetServices<IHostedService>().OfType<SyncWorker>());
    }

    [Fact]
    public void Directory_AllAccounts_IsPartitionOfAccount()
    {
        using var host = CreateHost(
            services => services.AddBulkExportClients("Billing", TestAccount.Configure),
            options => options.AllAccounts = true
        );

        var account = Assert.Single(host.Services.GetRequiredService<SyncAccounts>().GetCurrent());

        Assert.Equal(new DirectoryExportStore("exports").ForAccount(TestAccount.AccountSid), account.GetStore());
    }

    [Fact]
    public void Directory_AccountWithoutSid_ThrowsWithOption()
    {
        using var host = CreateHost(
            services =>
                services.AddBulkExportClients(
                    "Billing",
                    options => (options.ApiKeySid, options.ApiKeySecret) = ("SK00000000000000000000000000000001", "secret")
                ),
            options => options.AllAccounts = true
        );

        var account = Assert.Single(host.Services.GetRequiredService<SyncAccounts>().GetCurrent());

        var thrown = Assert.Throws<ArgumentNullException>(account.GetStore);
        Assert.Contains("set the option AccountSid", thrown.Message, StringComparison.Ordinal);
    }

    private static IHost CreateHost(Action<IServiceCollection> addClient, Action<BulkExportSyncOptions> configure)
    {
        var builder = Host.CreateEmptyApplicationBuilder(settings: null);
        addClient(builder.Services);
        builder.Services.AddBulkExportSync(options =>
        {
            options.Request.ResourceTypes = [ResourceType.Messages];
            options.Request.StartDay = new DateOnly(2026, 1, 1);
            options.Directory = "exports";
            configure(options);
        });
        return builder.Build();
    }
}
