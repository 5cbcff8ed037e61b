using System.Net;
using BulkExport.Client.AspNetCore.Tests.Support;
using BulkExport.Client.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace BulkExport.Client.AspNetCore.Tests;

/// <summary>Tests which secrets an endpoint accepts, and that it logs none of them.</summary>
public sealed class WebhookSecretTests : WebhookTestBase
{
    [Fact]
    public async Task Invoke_ClientWithApiKeyAndNoSecret_Returns500()
    {
        await using var host = await WebhookHost.StartAsync(Service, configureServices: UseApiKey);

        Assert.Equal(HttpStatusCode.InternalServerError, await host.SendFormAsync(WebhookHost.Url, Service.AuthToken));
    }

    [Theory]
    [InlineData("new-token")]
    [InlineData("old-token")]
    public async Task Invoke_ClientWithApiKeyAndSecrets_AcceptsEach(string token)
    {
        var sid = Service.Jobs.Add(Finished);
        await using var host = await WebhookHost.StartAsync(
            Service,
            options =>
            {
                options.AuthTokens.Add("new-token");
                options.AuthTokens.Add("old-token");
            },
            configureServices: UseApiKey
        );

        Assert.Equal(
            HttpStatusCode.NoContent,
            await host.SendFormAsync(WebhookHost.Url, token, KeyValuePair.Create("JobSid", sid.ToString()))
        );
        Assert.Equal(HttpStatusCode.Forbidden, await host.SendFormAsync(WebhookHost.Url, Service.AuthToken));

        await host.Handler.WaitAsync();
    }

    [Fact]
    public async Task Invoke_SecretProvider_IsCalledForEachRequest()
    {
        var keys = new Queue<string>(["first", "second"]);
        await using var host = await WebhookHost.StartAsync(
            Service,
            options => options.SecretProvider = _ => new WebhookSecrets { SharedKeys = [keys.Dequeue()] }
        );

        Assert.Equal(HttpStatusCode.NoContent, await SendWithSharedKeyAsync(host, "first"));
        Assert.Equal(HttpStatusCode.Forbidden, await SendWithSharedKeyAsync(host, "first"));
    }

    [Fact]
    public async Task Invoke_KeyedClient_UsesItsTokenAndFetchesWithIt()
    {
        await using var other = SimulatedBulkExport.Start(new() { TimeProvider = Time });
        var sid = other.Jobs.Add(Finished);
        await using var host = await WebhookHost.StartAsync(
            Service,
            options => options.ClientKey = "billing",
            configureServices: services =>
                services.AddKeyedBulkExportClient(
                    "billing",
                    options =>
                        (options.BaseAddress, options.AccountSid, options.AuthToken) = (
                            other.BaseAddress,
                            other.AccountSid,
                            other.AuthToken
                        )
                )
        );

        Assert.Equal(HttpStatusCode.Forbidden, await host.SendAsync(sid));
        Assert.Equal(
            HttpStatusCode.NoContent,
            await host.SendFormAsync(WebhookHost.Url, other.AuthToken, KeyValuePair.Create("JobSid", sid.ToString()))
        );

        await host.Handler.WaitAsync();
        Assert.Contains(host.Logs.GetSnapshot(), log => log.Category == "BulkExport.Client.AspNetCore.billing");
    }

    [Fact]
    public async Task Invoke_Rejected_LogsReasonWithoutSecrets()
    {
        await using var host = await WebhookHost.StartAsync(Service);

        await host.SendFormAsync($"{WebhookHost.Url}?secret=in-query", "another-token", KeyValuePair.Create("secret", "in-field"));

        var log = host.Logs.GetSnapshot().Single(log => log.Category == "BulkExport.Client.AspNetCore.default");
        Assert.Equal(LogLevel.Warning, log.Level);
        Assert.StartsWith("Rejected a webhook: The signature matches none of the secrets.", log.Message, StringComparison.Ordinal);
        var all = string.Join('\n', host.Logs.GetSnapshot().Where(one => one.Category!.StartsWith("BulkExport", StringComparison.Ordinal)));
        Assert.DoesNotContain("in-query", all, StringComparison.Ordinal);
        Assert.DoesNotContain("in-field", all, StringComparison.Ordinal);
        Assert.DoesNotContain(Service.AuthToken, all, StringComparison.Ordinal);
    }

    private static async Task<HttpStatusCode> SendWithSharedKeyAsync(WebhookHost host, string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, WebhookHost.Url);
        request.Headers.Add(WebhookSignatureValidator.SignatureHeaderName, WebhookSigner.SignWithSharedKey(key, WebhookHost.Url));
        request.Headers.Add(WebhookSignatureValidator.SignatureSettingsHeaderName, "key=1,algorithm=HMAC_SHA256");
        return await host.SendAsync(request);
    }

    private void UseApiKey(IServiceCollection services) =>
        services.Configure<BulkExportClientOptions>(options =>
            (options.AuthToken, options.ApiKeySid, options.ApiKeySecret) = (null, Service.ApiKeySid, Service.ApiKeySecret)
        );
}
