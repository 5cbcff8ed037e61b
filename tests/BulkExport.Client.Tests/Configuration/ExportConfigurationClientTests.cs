using Microsoft.Extensions.DependencyInjection;
using static BulkExport.TestSupport.RawServer;
using static BulkExport.TestSupport.TestClientFactory;

namespace BulkExport.Client.Tests.Configuration;

public sealed class ExportConfigurationClientTests
{
    private const string Enabled =
        """{"url":"https://bulkexports.twilio.com/v1/Exports/Messages/Configuration","enabled":true,"webhook_url":"","webhook_method":"","resource_type":"Messages"}""";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task FetchAsync_EmptyWebhook_IsNone()
    {
        await using var server = new RawServer(Answer(200, Enabled));
        await using var provider = Build(server.BaseAddress, new AutoAdvanceTimeProvider());

        var configuration = await Client(provider).FetchAsync(ResourceType.Messages, Cancellation);

        Assert.True(configuration.Enabled);
        Assert.Null(configuration.WebhookUrl);
        Assert.Null(configuration.WebhookMethod);
        Assert.Equal(ResourceType.Messages, configuration.ResourceType);
        Assert.Equal("Messages: daily export on, no webhook", configuration.ToString());
        Assert.Equal(["GET /v1/Exports/Messages/Configuration HTTP/1.1"], server.Requests);
    }

    [Fact]
    public async Task UpdateAsync_SomeSettings_SendsThoseAndRepeats()
    {
        await using var server = new RawServer(Answer(503, ""), Answer(200, Enabled));
        await using var provider = Build(server.BaseAddress, new AutoAdvanceTimeProvider());

        await Client(provider)
            .UpdateAsync(
                ResourceType.Messages,
                new UpdateExportConfigurationRequest { Enabled = true, Webhook = new JobWebhook(new Uri("https://hooks.example.com/")) },
                Cancellation
            );

        Assert.All(
            server.Heads,
            request =>
                Assert.EndsWith(
                    "\r\n\r\nEnabled=true&WebhookUrl=https%3A%2F%2Fhooks.example.com%2F&WebhookMethod=POST",
                    request,
                    StringComparison.Ordinal
                )
        );
        Assert.Equal(2, server.Heads.Count);
    }

    [Fact]
    public async Task UpdateAsync_RemovesTheWebhook_SendsEmptyFields()
    {
        await using var server = new RawServer(Answer(200, Enabled));
        await using var provider = Build(server.BaseAddress, new AutoAdvanceTimeProvider());

        await Client(provider).UpdateAsync(ResourceType.Messages, new() { ClearWebhook = true }, Cancellation);

        Assert.EndsWith("\r\n\r\nWebhookUrl=&WebhookMethod=", Assert.Single(server.Heads), StringComparison.Ordinal);
        await Assert.ThrowsAsync<ArgumentException>(() =>
            Client(provider)
                .UpdateAsync(
                    ResourceType.Messages,
                    new() { ClearWebhook = true, Webhook = new JobWebhook(new Uri("https://example.com")) },
                    Cancellation
                )
        );
    }

    [Theory]
    [InlineData("{}", "$.enabled")]
    [InlineData("""{"enabled":"yes"}""", "$.enabled")]
    [InlineData("""{"enabled":true,"webhook_url":5}""", "$.webhook_url")]
    [InlineData("[]", "$")]
    public async Task FetchAsync_AnswerThatCannotBeRead_NamesThePlace(string body, string path)
    {
        await using var server = new RawServer(Answer(200, body));
        await using var provider = Build(server.BaseAddress, new AutoAdvanceTimeProvider());

        var thrown = await Assert.ThrowsAsync<BulkExportFormatException>(() =>
            Client(provider).FetchAsync(ResourceType.Messages, Cancellation)
        );

        Assert.Equal(path, thrown.JsonPath);
    }

    [Fact]
    public async Task AnyCall_DefaultResourceType_ThrowsBeforeAnythingIsSent()
    {
        await using var server = new RawServer(Answer(200, Enabled));
        await using var provider = Build(server.BaseAddress, new AutoAdvanceTimeProvider());

        await Assert.ThrowsAsync<ArgumentException>(() => Client(provider).FetchAsync(default, Cancellation));
        await Assert.ThrowsAsync<ArgumentException>(() => Client(provider).UpdateAsync(default, new(), Cancellation));
        Assert.Empty(server.Requests);
    }

    private static IExportConfigurationClient Client(ServiceProvider provider) =>
        provider.GetRequiredService<IBulkExportClient>().Configuration;
}
