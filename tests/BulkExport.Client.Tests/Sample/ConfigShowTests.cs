namespace BulkExport.Client.Tests.Sample;

public sealed class ConfigShowTests : SampleTest
{
    [Fact]
    public async Task Show_InAPipe_WritesOneFactPerLine()
    {
        Assert.Equal(0, await RunAsync("config", "show", "messages"));
        Assert.Equal("Records: Messages\nDaily export: off\n", Output.ToString());
    }

    [Fact]
    public async Task Show_Webhook_HidesItsQuery()
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
        Assert.Contains("daily     on", Screen.Output, StringComparison.Ordinal);
        Assert.Contains("notifies  GET https://example.com/hook", Screen.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("key=k", Screen.Output, StringComparison.Ordinal);
    }
}
