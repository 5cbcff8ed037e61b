using BulkExport.Client.Testing;
using Twilio.Clients;
using Twilio.Rest.Bulkexports.V1;

namespace BulkExport.Client.CompatibilityTests;

/// <summary>Tests that our client and the vendor's .NET client agree on the configuration of the simulated service.</summary>
public sealed class DotNetVendorConfigurationTests : IDisposable
{
    private static readonly Uri Webhook = new("https://example.com/daily");

    private readonly SimulatedBulkExport _service = SimulatedBulkExport.Start();
    private readonly BulkExportClient _client;
    private readonly TwilioRestClient _vendor;
    private readonly CancellationToken _token = TestContext.Current.CancellationToken;

    public DotNetVendorConfigurationTests()
    {
        _client = new BulkExportClient(_service.CreateClientOptions());
        _vendor = DotNetVendorClient.Create(_service);
    }

    public void Dispose()
    {
        _client.Dispose();
        _service.Dispose();
    }

    [Fact]
    public async Task Fetch_Defaults_ReturnsDisabled()
    {
        var vendors = await ExportConfigurationResource.FetchAsync("Messages", _vendor);
        var ours = await _client.Configuration.FetchAsync(ResourceType.Messages, _token);

        Assert.False(vendors.Enabled);
        Assert.False(ours.Enabled);
        Assert.Equal(("Messages", ""), (vendors.ResourceType, vendors.WebhookMethod));
        Assert.Equal((ResourceType.Messages, null, null), (ours.ResourceType, ours.WebhookUrl, ours.WebhookMethod));
        Assert.Equal(vendors.Url, ours.Url);
    }

    [Fact]
    public async Task Update_ByVendor_IsReadByOurClient()
    {
        var vendors = await ExportConfigurationResource.UpdateAsync("Calls", true, Webhook, "GET", _vendor);

        var ours = await _client.Configuration.FetchAsync(ResourceType.Calls, _token);

        Assert.Equal((true, Webhook, "GET"), (vendors.Enabled, vendors.WebhookUrl, vendors.WebhookMethod));
        Assert.Equal((true, Webhook, HttpMethod.Get), (ours.Enabled, ours.WebhookUrl, ours.WebhookMethod));
    }

    [Fact]
    public async Task Update_ByOurClient_IsReadByVendor()
    {
        await _client.Configuration.UpdateAsync(
            ResourceType.Calls,
            new() { Enabled = true, Webhook = new(Webhook, HttpMethod.Post) },
            _token
        );

        var vendors = await ExportConfigurationResource.FetchAsync("Calls", _vendor);

        Assert.Equal((true, Webhook, "POST"), (vendors.Enabled, vendors.WebhookUrl, vendors.WebhookMethod));
    }
}
