using System.Net;
using BulkExport.Client.Testing;

namespace BulkExport.Client.Tests.Configuration;

public sealed class ExportConfigurationClientTests
{
    private const string Enabled =
        """{"url":"https://bulkexports.twilio.com/v1/Exports/Messages/Configuration","enabled":true,"webhook_url":"","webhook_method":"","resource_type":"Messages"}""";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task FetchAsync_EmptyWebhook_ReturnsNullWebhook()
    {
        await using var fixture = new ServiceFixture();
        fixture.Faults.Enqueue(Fault.Response(HttpStatusCode.OK, "application/json", Enabled));

        var configuration = await fixture.Client.Configuration.FetchAsync(ResourceType.Messages, Cancellation);

        Assert.True(configuration.Enabled);
        Assert.Null(configuration.WebhookUrl);
        Assert.Null(configuration.WebhookMethod);
        Assert.Equal(ResourceType.Messages, configuration.ResourceType);
        Assert.Equal("Messages: daily export enabled, no webhook", configuration.ToString());
        var request = Assert.Single(fixture.Requests);
        Assert.Equal((HttpMethod.Get, "/v1/Exports/Messages/Configuration"), (request.Method, request.Path));
    }

    [Fact]
    public async Task UpdateAsync_SomeSettings_SendsOnlyThoseAndRetries()
    {
        await using var fixture = new ServiceFixture();
        fixture.Faults.Enqueue(Fault.Status(HttpStatusCode.ServiceUnavailable));

        var configuration = await fixture.Client.Configuration.UpdateAsync(
            ResourceType.Messages,
            new UpdateExportConfigurationRequest { Enabled = true, Webhook = new JobWebhook(new Uri("https://hooks.example.com/")) },
            Cancellation
        );

        Assert.True(configuration.Enabled);
        Assert.Equal(new Uri("https://hooks.example.com/"), configuration.WebhookUrl);
        Assert.Equal(2, fixture.Requests.Count);
        Assert.All(
            fixture.Requests,
            request =>
                Assert.Equal(
                    new Dictionary<string, string>
                    {
                        ["Enabled"] = "true",
                        ["WebhookUrl"] = "https://hooks.example.com/",
                        ["WebhookMethod"] = "POST",
                    },
                    request.Form
                )
        );
    }

    [Fact]
    public async Task UpdateAsync_ClearWebhook_SendsEmptyFields()
    {
        await using var fixture = new ServiceFixture();

        await fixture.Client.Configuration.UpdateAsync(ResourceType.Messages, new() { ClearWebhook = true }, Cancellation);

        Assert.Equal(new Dictionary<string, string> { ["WebhookUrl"] = "", ["WebhookMethod"] = "" }, Assert.Single(fixture.Requests).Form);
        await Assert.ThrowsAsync<ArgumentException>(() =>
            fixture.Client.Configuration.UpdateAsync(
                ResourceType.Messages,
                new() { ClearWebhook = true, Webhook = new JobWebhook(new Uri("https://example.com")) },
                Cancellation
            )
        );
    }

    [Theory]
    [InlineData("{}", "$.enabled")]
    [InlineData("""{"enabled":"yes"}""", "$.enabled")]
    [InlineData("""{"enabled":true,"resource_type":5}""", "$.resource_type")]
    [InlineData("[]", "$")]
    public async Task FetchAsync_InvalidBody_ThrowsWithJsonPath(string body, string path)
    {
        await using var fixture = new ServiceFixture();
        fixture.FailAlways(Fault.Response(HttpStatusCode.OK, "application/json", body));

        var exception = await Assert.ThrowsAsync<BulkExportFormatException>(() =>
            fixture.Client.Configuration.FetchAsync(ResourceType.Messages, Cancellation)
        );

        Assert.Equal(path, exception.JsonPath);
    }

    [Theory]
    [InlineData("webhook_url", "5")]
    [InlineData("webhook_url", "\"http://\"")]
    [InlineData("webhook_method", "\"P OST\"")]
    [InlineData("webhook_method", "{\"enabled\":false}")]
    [InlineData("url", "[[]]")]
    public async Task FetchAsync_InvalidLenientValue_ReturnsNull(string name, string value)
    {
        await using var fixture = new ServiceFixture();
        fixture.Faults.Enqueue(Fault.Response(HttpStatusCode.OK, "application/json", $$"""{"{{name}}":{{value}},"enabled":true}"""));

        Assert.Equal(
            new ExportConfiguration { Enabled = true },
            await fixture.Client.Configuration.FetchAsync(ResourceType.Messages, Cancellation)
        );
    }

    [Fact]
    public async Task AnyMethod_DefaultResourceType_ThrowsBeforeSendingRequest()
    {
        await using var fixture = new ServiceFixture();

        await Assert.ThrowsAsync<ArgumentException>(() => fixture.Client.Configuration.FetchAsync(default, Cancellation));
        await Assert.ThrowsAsync<ArgumentException>(() => fixture.Client.Configuration.UpdateAsync(default, new(), Cancellation));
        Assert.Empty(fixture.Requests);
    }
}
