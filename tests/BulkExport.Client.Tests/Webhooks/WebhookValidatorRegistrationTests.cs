using BulkExport.Client.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace BulkExport.Client.Tests.Webhooks;

public sealed class WebhookValidatorRegistrationTests
{
    private const string Url = "https://h.example/hook";

    [Fact]
    public void AddBulkExportClient_AuthToken_RegistersValidatorWithIt()
    {
        var services = new ServiceCollection();
        services.AddBulkExportClient(TestAccount.Options());
        services.AddKeyedBulkExportClient("other", options => (options.AccountSid, options.AuthToken) = (TestAccount.AccountSid, "other"));
        using var provider = services.BuildServiceProvider();

        AssertStatus(WebhookSignatureStatus.Valid, provider.GetRequiredService<WebhookSignatureValidator>(), TestAccount.AuthToken);
        AssertStatus(WebhookSignatureStatus.InvalidSignature, provider.GetRequiredService<WebhookSignatureValidator>(), "other");
        AssertStatus(WebhookSignatureStatus.Valid, provider.GetRequiredKeyedService<WebhookSignatureValidator>("other"), "other");
    }

    [Fact]
    public void AddBulkExportClient_ApiKey_RegistersValidatorWithoutSecret()
    {
        var services = new ServiceCollection();
        services.AddBulkExportClient(options =>
            (options.ApiKeySid, options.ApiKeySecret) = (TestAccount.ApiKeySid, TestAccount.ApiKeySecret)
        );
        using var provider = services.BuildServiceProvider();

        AssertStatus(
            WebhookSignatureStatus.MissingSecret,
            provider.GetRequiredService<WebhookSignatureValidator>(),
            TestAccount.ApiKeySecret
        );
    }

    [Fact]
    public void Validate_ConfigurationReloaded_UsesNewTokenUnlessOptionsAreInvalid()
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([new("AccountSid", TestAccount.AccountSid), new("AuthToken", "first")])
            .Build();
        var services = new ServiceCollection();
        services.AddBulkExportClient(configuration);
        using var provider = services.BuildServiceProvider();
        var validator = provider.GetRequiredService<WebhookSignatureValidator>();
        AssertStatus(WebhookSignatureStatus.Valid, validator, "first");

        configuration["AuthToken"] = "second";
        configuration.Reload();
        AssertStatus(WebhookSignatureStatus.Valid, validator, "second");

        configuration["AuthToken"] = " invalid";
        Assert.Throws<AggregateException>(configuration.Reload); // of the options monitor
        AssertStatus(WebhookSignatureStatus.Valid, validator, "second");
    }

    private static void AssertStatus(WebhookSignatureStatus expected, WebhookSignatureValidator validator, string token) =>
        Assert.Equal(expected, validator.Validate(new WebhookRequest { Url = Url, Signature = WebhookSigner.Sign(token, Url) }).Status);
}
