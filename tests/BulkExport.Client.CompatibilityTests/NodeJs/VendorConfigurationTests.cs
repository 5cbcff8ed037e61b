using BulkExport.Client.Testing;

namespace BulkExport.Client.CompatibilityTests;

/// <summary>Tests the configuration of the simulated service with the vendor's Node.js client.</summary>
public sealed class VendorConfigurationTests : IDisposable
{
    private readonly SimulatedBulkExport _service = SimulatedBulkExport.Start();
    private readonly VendorClient _vendor;

    public VendorConfigurationTests(NodeProject node)
    {
        node.SkipIfMissing();
        _vendor = new VendorClient(node, _service);
    }

    public void Dispose() => _service.Dispose();

    [Fact]
    public async Task Fetch_Defaults_ReturnsDisabled()
    {
        var response = await _vendor.CallAsync("fetchConfiguration", new { resourceType = "Messages" });

        response.AssertResult(
            200,
            new
            {
                enabled = false,
                webhookUrl = "",
                webhookMethod = "",
                resourceType = "Messages",
                url = $"{_service.BaseAddress}v1/Exports/Messages/Configuration",
            }
        );
    }

    [Fact]
    public async Task Update_AllFields_IsReadByOurClient()
    {
        var response = await _vendor.CallAsync(
            "updateConfiguration",
            new
            {
                resourceType = "Calls",
                enabled = true,
                webhookUrl = "https://example.com/daily",
                webhookMethod = "GET",
            }
        );

        response.AssertResult(
            200,
            new
            {
                enabled = true,
                webhookUrl = "https://example.com/daily",
                webhookMethod = "GET",
                resourceType = "Calls",
                url = $"{_service.BaseAddress}v1/Exports/Calls/Configuration",
            }
        );
        using var client = new BulkExportClient(_service.CreateClientOptions());
        var found = await client.Configuration.FetchAsync(ResourceType.Calls, TestContext.Current.CancellationToken);
        Assert.Equal((true, new Uri("https://example.com/daily"), HttpMethod.Get), (found.Enabled, found.WebhookUrl, found.WebhookMethod));
    }

    [Fact]
    public async Task FetchExport_Messages_ReturnsLinks()
    {
        var response = await _vendor.CallAsync("fetchExport", new { resourceType = "Messages" });

        var address = $"{_service.BaseAddress}v1/Exports";
        response.AssertResult(
            200,
            new
            {
                resourceType = "Messages",
                url = $"{address}/Messages",
                links = new Dictionary<string, string>
                {
                    ["days"] = $"{address}/Messages/Days",
                    ["export_custom_jobs"] = $"{address}/Messages/Jobs",
                    ["jobs"] = $"{address}/Jobs",
                },
            }
        );
    }
}
