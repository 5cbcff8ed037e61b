namespace BulkExport.Client.Tests.Jobs;

public class JobWebhookTests
{
    private static readonly JobWebhook Webhook = new(new("https://user:password@hooks.example.org:8443/T0/secret?a=b#c"));

    [Fact]
    public void ToString_Webhook_ShowsMethodSchemeAndHost() => Assert.Equal("POST https://hooks.example.org:8443", Webhook.ToString());

    [Fact]
    public void ToString_RequestWithWebhook_ShowsMethodSchemeAndHost() =>
        Assert.Equal(
            "UpdateExportConfigurationRequest { Enabled = , Webhook = POST https://hooks.example.org:8443, ClearWebhook = False }",
            new UpdateExportConfigurationRequest { Webhook = Webhook }.ToString()
        );
}
