namespace BulkExport.Client.Testing.Tests;

public sealed class WebhookTests()
    : SimulatorTestBase(timeProvider => new SimulatedBulkExportOptions { TimeProvider = timeProvider, WebhookDelays = [TimeSpan.Zero] })
{
    private static readonly SimulatedJob Job = ThreeDays with { WebhookUrl = new Uri("https://hooks.example.com/bulkexport") };

    [Fact]
    public async Task Webhook_OtherThanLoopbackAddress_IsNotSent()
    {
        var sid = Service.Jobs.Add(Job);
        Assert.Empty(Service.Webhooks.Deliveries);

        Time.Advance(TimeSpan.FromHours(1));
        var delivery = Assert.Single(await Service.Webhooks.WaitForDeliveriesAsync(1, Token));

        Assert.Equal((sid, Start + TimeSpan.FromHours(1), null), (delivery.JobSid, delivery.SentAt, delivery.StatusCode));
        Assert.Equal("The simulator sends webhooks to loopback addresses only.", delivery.Error);
    }

    [Fact]
    public async Task Webhook_JobRemovedOrFinishedBefore_IsNotSent()
    {
        var removed = Service.Jobs.Add(Job);
        Service.Jobs.Add(Job with { Age = TimeSpan.FromHours(1) });
        Service.Jobs.Add(ThreeDays);
        var sent = Service.Jobs.Add(Job with { QueueTime = TimeSpan.FromMinutes(1) });
        Service.Jobs.Remove(removed);

        Time.Advance(TimeSpan.FromHours(1));

        Assert.Equal(sent, Assert.Single(await Service.Webhooks.WaitForDeliveriesAsync(1, Token)).JobSid);
    }

    [Fact]
    public async Task SendAsync_JobWithoutWebhook_Throws()
    {
        await Assert.ThrowsAsync<ArgumentException>(() => Service.Webhooks.SendAsync(Service.Jobs.Add(ThreeDays), Token));
        await Assert.ThrowsAsync<ArgumentException>(() => Service.Webhooks.SendAsync(default, Token));
    }

    [Fact]
    public async Task SendAsync_NoServer_ReturnsError()
    {
        var sid = Service.Jobs.Add(ThreeDays with { WebhookUrl = new Uri("http://127.0.0.1:1/hook") });

        var delivery = await Service.Webhooks.SendAsync(sid, Token);

        Assert.Null(delivery.StatusCode);
        Assert.NotEmpty(delivery.Error!);
    }

    [Fact]
    public void WebhookDelays_Invalid_Throws()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new SimulatedBulkExportOptions { WebhookDelays = [TimeSpan.FromSeconds(-1)] });
        Assert.Throws<ArgumentNullException>(() => new SimulatedBulkExportOptions { WebhookDelays = null! });
        Assert.Empty(new SimulatedBulkExportOptions().WebhookDelays);
    }
}
