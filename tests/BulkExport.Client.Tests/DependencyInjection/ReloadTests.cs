using System.Net.Http.Headers;
using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;

namespace BulkExport.Client.Tests.DependencyInjection;

/// <summary>Tests that a reloaded configuration changes the credential of a client in a generic host.</summary>
public sealed class ReloadTests : IDisposable
{
    private readonly StubHandler _service = StubHandler.WithJob();
    private readonly FakeLoggerProvider _logs = new();
    private readonly ConfigurationManager _configuration;
    private readonly IHost _host;

    public ReloadTests()
    {
        var builder = Host.CreateEmptyApplicationBuilder(settings: null);
        builder.Configuration.AddInMemoryCollection(
            new Dictionary<string, string?> { ["Twilio:AccountSid"] = TestAccount.AccountSid, ["Twilio:AuthToken"] = TestAccount.AuthToken }
        );
        builder.Logging.AddProvider(_logs);
        builder
            .Services.AddKeyedBulkExportClient("main", builder.Configuration.GetSection("Twilio"))
            .ConfigurePrimaryHttpMessageHandler(() => _service);
        _configuration = builder.Configuration;
        _host = builder.Build();
    }

    public void Dispose()
    {
        _host.Dispose();
        _logs.Dispose();
    }

    [Fact]
    public async Task Reload_NewAuthToken_IsUsedForTheNextRequest()
    {
        Assert.Equal(Basic(TestAccount.AccountSid, TestAccount.AuthToken), await FetchAsync());

        Set("Twilio:AuthToken", "a-rotated-token");

        Assert.Equal(Basic(TestAccount.AccountSid, "a-rotated-token"), await FetchAsync());
        Assert.Empty(GetErrors());
    }

    [Fact]
    public async Task Reload_InvalidOptions_KeepsTheCredentialAndLogsOnce()
    {
        await FetchAsync();

        Set("Twilio:AuthToken", " a token with spaces ");

        Assert.Equal(Basic(TestAccount.AccountSid, TestAccount.AuthToken), await FetchAsync());
        Assert.Equal(Basic(TestAccount.AccountSid, TestAccount.AuthToken), await FetchAsync());
        Assert.Equal(
            "The reloaded options are not used, and the previous credential remains in use: AuthToken must not begin or end with white space, such as a line break. This concerns the client with key 'main', configuration section 'Twilio'.",
            Assert.Single(GetErrors())
        );
    }

    [Fact]
    public async Task Reload_ValueThatCannotBeBound_KeepsTheCredentialAndOmitsTheValue()
    {
        await FetchAsync();

        Set("Twilio:MaxRetryAttempts", "a-secret-in-the-wrong-place");

        Assert.Equal(Basic(TestAccount.AccountSid, TestAccount.AuthToken), await FetchAsync());
        Assert.DoesNotContain("a-secret", Assert.Single(GetErrors()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reload_OtherAccount_KeepsTheCredentialAndLogs()
    {
        await FetchAsync();

        Set("Twilio:AccountSid", "AC" + new string('9', 32));

        Assert.Equal(Basic(TestAccount.AccountSid, TestAccount.AuthToken), await FetchAsync());
        Assert.Contains("AccountSid must not change while the client is in use", Assert.Single(GetErrors()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reload_ValidAfterInvalidOptions_UsesTheNewCredential()
    {
        await FetchAsync();
        Set("Twilio:AuthToken", string.Empty);
        await FetchAsync();

        Set("Twilio:AuthToken", "a-rotated-token");

        Assert.Equal(Basic(TestAccount.AccountSid, "a-rotated-token"), await FetchAsync());
    }

    private void Set(string key, string value)
    {
        _configuration[key] = value;
        _ = Record.Exception(((IConfigurationRoot)_configuration).Reload); // the options monitor throws to the caller if the options are invalid
    }

    private async Task<AuthenticationHeaderValue?> FetchAsync()
    {
        await _host
            .Services.GetRequiredKeyedService<IJobsClient>("main")
            .FetchAsync(TestAccount.JobSid, TestContext.Current.CancellationToken);
        return _service.Requests[^1].Headers.Authorization;
    }

    private string[] GetErrors() =>
        [.. _logs.Collector.GetSnapshot().Where(record => record.Level == LogLevel.Error).Select(record => record.Message)];

    private static AuthenticationHeaderValue Basic(string user, string secret) =>
        new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{secret}")));
}
