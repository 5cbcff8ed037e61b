using System.Net;

namespace BulkExport.Client.Testing.Tests;

/// <summary>Tests the configuration endpoint and the links of a resource type.</summary>
public sealed class ConfigurationTests : SimulatorTestBase
{
    private const string Messages = "v1/Exports/Messages/Configuration";

    public static TheoryData<string> ResourceTypes { get; } = new(ResourceType.All.Select(type => type.Value));

    [Fact]
    public async Task Fetch_NotUpdated_ReturnsDisabledConfiguration()
    {
        Assert.Equal(
            $$"""{"url":"{{Service.BaseAddress}}{{Messages}}","enabled":false,"webhook_url":"","webhook_method":"","resource_type":"Messages"}""",
            await Http.GetStringAsync(new Uri(Messages, UriKind.Relative), Token)
        );
    }

    [Fact]
    public async Task Update_SomeFields_KeepsOtherFieldsAndResourceTypes()
    {
        using var first = await PostAsync(Messages, ("Enabled", "true"), ("WebhookUrl", "https://example.com/a"), ("WebhookMethod", "get"));
        using var second = await PostAsync(Messages, ("Enabled", "False"));
        using var third = await PostAsync(Messages, ("WebhookUrl", ""), ("WebhookMethod", ""));
        using var wrong = await PostAsync(Messages, ("Enabled", "maybe"));

        Assert.Contains(
            "\"enabled\":true,\"webhook_url\":\"https://example.com/a\",\"webhook_method\":\"GET\"",
            await ReadTextAsync(first),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "\"enabled\":false,\"webhook_url\":\"https://example.com/a\",\"webhook_method\":\"GET\"",
            await ReadTextAsync(second),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "\"enabled\":false,\"webhook_url\":\"\",\"webhook_method\":\"\"",
            await ReadTextAsync(third),
            StringComparison.Ordinal
        );
        Assert.Equal(ErrorBody(20001, "Enabled must be true or false", 400), await ReadTextAsync(wrong));
        Assert.False((await FetchJsonAsync("v1/Exports/Calls/Configuration")).GetProperty("enabled").GetBoolean());
    }

    [Fact]
    public async Task UpdateAsync_AllFields_StoresConfiguration()
    {
        using var client = CreateClient();
        var hook = new JobWebhook(new Uri("https://example.com/hook"));

        await client.Configuration.UpdateAsync(ResourceType.Calls, new() { Enabled = true, Webhook = hook }, Token);
        var configuration = await client.Configuration.FetchAsync(ResourceType.Calls, Token);

        Assert.True(configuration.Enabled);
        Assert.Equal(ResourceType.Calls, configuration.ResourceType);
        Assert.Equal(hook.Url, configuration.WebhookUrl);
        Assert.Equal(HttpMethod.Post, configuration.WebhookMethod);
    }

    [Theory]
    [MemberData(nameof(ResourceTypes))]
    public async Task FetchExport_ResourceType_ReturnsLinks(string resourceType)
    {
        var url = $"{Service.BaseAddress}v1/Exports/{resourceType}";

        Assert.Equal(
            $$"""
            {"resource_type":"{{resourceType}}","url":"{{url}}",
            "links":{"days":"{{url}}/Days","export_custom_jobs":"{{url}}/Jobs","jobs":"{{Service.BaseAddress}}v1/Exports/Jobs"}
            }
            """.Replace("\n", "", StringComparison.Ordinal),
            await Http.GetStringAsync(new Uri(url), Token)
        );
    }

    [Theory]
    [InlineData("v1/Exports/Faxes")]
    [InlineData("v1/Exports/Faxes/Jobs")]
    [InlineData("v1/Exports/Faxes/Configuration")]
    [InlineData("v1/Exports/Jobs/Configuration")]
    public async Task Request_UnsupportedResourceType_ReturnsNotFound(string path)
    {
        using var response = await GetAsync(path);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal(ErrorBody(20404, $"The requested resource /{path} was not found", 404), await ReadTextAsync(response));
    }

    private static Task<string> ReadTextAsync(HttpResponseMessage response) => response.Content.ReadAsStringAsync(Token);
}
