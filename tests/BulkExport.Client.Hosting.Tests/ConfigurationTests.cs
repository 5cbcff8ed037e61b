using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace BulkExport.Client.Hosting.Tests;

/// <summary>Tests options that are read from the configuration.</summary>
public sealed class ConfigurationTests
{
    [Fact]
    public void AddBulkExportSync_Configuration_BindsAllValues()
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(
                new Dictionary<string, string?>
                {
                    ["Request:ResourceTypes:0"] = "messages",
                    ["Request:ResourceTypes:1"] = "Calls",
                    ["Request:StartDay"] = "2026-01-01",
                    ["Request:EndDay"] = "2026-02-01",
                    ["Request:ReexportAfter"] = "7",
                    ["Request:DailyQuota"] = "100",
                    ["Request:Options:MaxConcurrency"] = "8",
                    ["Request:Options:Polling:InitialInterval"] = "00:00:10",
                    ["Directory"] = "exports",
                    ["ClientKey"] = "Billing",
                    ["AllAccounts"] = "true",
                    ["MaxConcurrentAccounts"] = "3",
                    ["TimeOfDay"] = "06:30",
                    ["RunAtStart"] = "false",
                    ["Jitter"] = "00:01:00",
                    ["RetryBaseDelay"] = "00:02:00",
                    ["MaxRetryDelay"] = "00:03:00",
                    ["DegradedAfter"] = "1.00:00:00",
                    ["UnhealthyAfter"] = "2.00:00:00",
                }
            )
            .Build();
        var options = new BulkExportSyncOptions();

        SyncOptionsBinder.Bind(configuration, options);

        Assert.Equal([ResourceType.Messages, ResourceType.Calls], options.Request.ResourceTypes);
        Assert.Equal((new DateOnly(2026, 1, 1), new DateOnly(2026, 2, 1)), (options.Request.StartDay, options.Request.EndDay!.Value));
        Assert.Equal((7, 100), (options.Request.ReexportAfter!.Value, options.Request.DailyQuota));
        Assert.Equal(
            (8, TimeSpan.FromSeconds(10)),
            (options.Request.Options!.MaxConcurrency, options.Request.Options.Polling!.InitialInterval)
        );
        Assert.Equal(
            ("exports", "Billing", true, 3),
            (options.Directory, options.ClientKey, options.AllAccounts, options.MaxConcurrentAccounts)
        );
        Assert.Equal((new TimeOnly(6, 30), false, TimeSpan.FromMinutes(1)), (options.TimeOfDay, options.RunAtStart, options.Jitter));
        Assert.Equal((TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(3)), (options.RetryBaseDelay, options.MaxRetryDelay));
        Assert.Equal((TimeSpan.FromDays(1), TimeSpan.FromDays(2)), (options.DegradedAfter, options.UnhealthyAfter));
    }

    [Fact]
    public void AddBulkExportSync_InvalidResourceTypeInConfiguration_ThrowsWithItsPath()
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["Sync:Request:ResourceTypes:0"] = "a b" })
            .Build();
        var services = new ServiceCollection();
        services.AddBulkExportClient(TestAccount.Configure).Services.AddBulkExportSync(configuration.GetSection("Sync"));
        using var provider = services.BuildServiceProvider();

        var exception = Assert.Throws<InvalidOperationException>(() =>
            provider.GetRequiredService<IOptions<BulkExportSyncOptions>>().Value
        );

        Assert.Contains("'Sync:Request:ResourceTypes:0'", exception.Message, StringComparison.Ordinal);
    }
}
