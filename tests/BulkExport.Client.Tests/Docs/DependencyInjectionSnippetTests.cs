using BulkExport.Client.Testing;
using BulkExport.Client.Tests.Stores;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace BulkExport.Client.Tests.Docs;

/// <summary>Runs the snippets of <c>docs/dependency-injection.md</c>.</summary>
public sealed class DependencyInjectionSnippetTests
{
    private readonly HostApplicationBuilder _builder = Host.CreateEmptyApplicationBuilder(settings: null);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Register_Section_InjectsClient()
    {
        await using var service = SimulatedBulkExport.Start();
        Configure("BulkExport", service);

        DependencyInjectionSnippets.Register(_builder);
        using var host = _builder.Build();

        Assert.Equal(0, await host.Services.GetRequiredService<JobReport>().CountAsync(Token));
        Assert.Single(service.Requests);
    }

    [Fact]
    public async Task RegisterKeyed_TwoSections_InjectsClientOfKey()
    {
        await using var billing = SimulatedBulkExport.Start();
        await using var support = SimulatedBulkExport.Start();
        Configure("BulkExport:Billing", billing);
        Configure("BulkExport:Support", support);

        DependencyInjectionSnippets.RegisterKeyed(_builder);
        _builder.Services.AddSingleton<BillingReport>();
        using var host = _builder.Build();

        Assert.Equal(0, await host.Services.GetRequiredService<BillingReport>().CountAsync(Token));
        Assert.Single(billing.Requests);
        Assert.Empty(support.Requests);
    }

    [Fact]
    public async Task Factory_TwoAccounts_ExportsEach()
    {
        using var directory = new TemporaryDirectory();
        var timeProvider = new AutoAdvanceTimeProvider();
        await using var service = SimulatedBulkExport.Start(new() { TimeProvider = timeProvider });
        Configure("BulkExport:Accounts:Billing", service);
        Configure("BulkExport:Accounts:Support", service.Accounts.Add(), service.BaseAddress);
        _builder.Services.AddSingleton<TimeProvider>(timeProvider);
        var request = new CreateJobRequest
        {
            ResourceType = ResourceType.Messages,
            StartDay = new(2026, 11, 1),
            EndDay = new(2026, 11, 1),
            FriendlyName = "One day",
        };

        IHost? host = null;
        await DependencyInjectionSnippets.ExportAccountsAsync(_builder, GetFactory, request, directory.Path);

        Assert.All(
            ["Billing", "Support"],
            name => Assert.Single(Directory.GetFiles(Path.Combine(directory.Path, name), "*.json.gz", SearchOption.AllDirectories))
        );
        host!.Dispose();

        IBulkExportClientFactory GetFactory() => (host = _builder.Build()).Services.GetRequiredService<IBulkExportClientFactory>();
    }

    [Fact]
    public void Proxy_Registration_ResolvesClient()
    {
        _builder.Configuration["BulkExport:AccountSid"] = TestAccount.AccountSid;
        _builder.Configuration["BulkExport:AuthToken"] = TestAccount.AuthToken;

        DependencyInjectionSnippets.RegisterWithProxy(_builder);
        using var host = _builder.Build();

        Assert.NotNull(host.Services.GetRequiredService<IBulkExportClient>());
    }

    [Fact]
    public async Task Handlers_Registration_ProcessApiRequestsAndDownloads()
    {
        await using var service = SimulatedBulkExport.Start();
        Configure("BulkExport", service);
        var day = DateOnly.FromDateTime(DateTime.UtcNow).AddDays(-3);
        service.Jobs.Add(
            new SimulatedJob
            {
                StartDay = day,
                EndDay = day,
                Age = TimeSpan.FromHours(1),
            }
        );

        DependencyInjectionSnippets.RegisterWithHandlers(_builder);
        using var host = _builder.Build();
        var days = host.Services.GetRequiredService<IDaysClient>();
        var count = DownloadLog.Count;
        Assert.NotEqual(0, await days.ReadRecordsAsync<MessageRecord>(day, cancellationToken: Token).CountAsync(Token));

        Assert.Equal(count + 1, DownloadLog.Count);
        Assert.All(service.Requests, request => Assert.Equal(!request.IsFileRequest, request.Headers.ContainsKey("X-Team")));
    }

    [Fact]
    public void SecretsFile_DoesNotExist_Throws() =>
        Assert.Throws<FileNotFoundException>(() => DependencyInjectionSnippets.RegisterWithSecretsFile(_builder));

    private void Configure(string section, SimulatedBulkExport service) => Configure(section, service.Accounts[0], service.BaseAddress);

    private void Configure(string section, SimulatedAccount account, Uri baseAddress)
    {
        _builder.Configuration[$"{section}:AccountSid"] = account.AccountSid;
        _builder.Configuration[$"{section}:AuthToken"] = account.AuthToken;
        _builder.Configuration[$"{section}:BaseAddress"] = baseAddress.ToString();
    }
}
