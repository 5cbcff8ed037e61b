using BulkExport.Cli.Tests.Support;

namespace BulkExport.Cli.Tests.Commands;

public sealed class ConfigShowCommandTests : CliTestBase
{
    [Fact]
    public async Task Show_InPipe_WritesOnePropertyPerLine()
    {
        Assert.Equal(0, await RunAsync("config", "show", "messages"));
        Assert.Equal("Resource type: Messages\nDaily export: disabled\n", Output.ToString());
    }

    [Fact]
    public async Task Show_Webhook_OmitsPathAndQuery()
    {
        IsTerminal = true;
        using (var client = new BulkExportClient(Service.CreateClientOptions()))
        {
            await client.Configuration.UpdateAsync(
                ResourceType.Calls,
                new() { Enabled = true, Webhook = new(new("https://example.com/hook?key=k"), HttpMethod.Get) },
                Token
            );
        }

        Assert.Equal(0, await RunAsync("config", "show", "Calls"));
        Assert.Contains("daily     enabled", Screen.Output, StringComparison.Ordinal);
        Assert.Contains("webhook   GET https://example.com", Screen.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("/hook", Screen.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("key=k", Screen.Output, StringComparison.Ordinal);
    }
}
