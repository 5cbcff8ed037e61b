using System.Net;
using BulkExport.Client.Hosting.Tests.Support;
using BulkExport.Client.Testing;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace BulkExport.Client.Hosting.Tests;

public sealed class HealthEndpointTests : SyncTestBase
{
    [Fact]
    public async Task Health_ServiceFailsAndRecovers_IsHealthyDegradedUnhealthyHealthy()
    {
        var host = await StartAsync();
        await host.WaitForRunsAsync(1);
        Assert.Equal((HttpStatusCode.OK, "Healthy"), await host.GetHealthAsync());

        Service.Faults.Enqueue(int.MaxValue, Fault.Status(HttpStatusCode.Forbidden));
        await AdvanceAsync(TimeSpan.FromHours(23));
        await host.WaitForRunsAsync(2);
        Assert.Equal((HttpStatusCode.OK, "Healthy"), await host.GetHealthAsync());

        await FailAfterAsync(host, 5, TimeSpan.FromHours(13.5)); // 36.5 hours after the start
        Assert.Equal((HttpStatusCode.OK, "Degraded"), await host.GetHealthAsync());

        await FailAfterAsync(host, 10, TimeSpan.FromHours(36));
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "Unhealthy"), await host.GetHealthAsync());

        Service.Faults.Clear();
        var runs = host.Runs.Count;
        await AdvancePastRetryDelayAsync(20);
        Assert.Equal("completed", (await host.WaitForRunsAsync(runs + 1))[runs]);
        Assert.Equal((HttpStatusCode.OK, "Healthy"), await host.GetHealthAsync());
        Assert.Equal("20 21 22 23 24 25", await GetDaysAsync(Store));
    }

    [Fact]
    public async Task Health_RestartOverOldStore_IsDegradedUntilRun()
    {
        var first = await StartAsync();
        await first.WaitForRunsAsync(1);
        await first.StopAsync();

        var recent = await StartAsync(configure: options => options.RunAtStart = false);
        Assert.Equal((HttpStatusCode.OK, "Healthy"), await recent.GetHealthAsync());
        await recent.StopAsync();

        Clock.Advance(TimeSpan.FromHours(45));
        var old = await StartAsync(configure: options =>
        {
            options.RunAtStart = false;
            options.TimeOfDay = new TimeOnly(10, 30);
        });
        var entry = await old.CheckHealthAsync();
        Assert.Equal(HealthStatus.Degraded, entry.Status);
        Assert.Equal("The last complete synchronization of the account ended at 2026-11-24 13:00:00Z.", entry.Description);
        Assert.Equal(TestClock.StartTime, entry.Data["lastCompletedAt"]);

        await Clock.AdvancePastDelayAsync(TimeSpan.FromMinutes(30), TimeSpan.FromMinutes(30));
        await old.WaitForRunsAsync(1);
        Assert.Equal((HttpStatusCode.OK, "Healthy"), await old.GetHealthAsync());
    }

    [Fact]
    public async Task Health_OtherProcessCompletes_IsHealthy()
    {
        var idle = await StartAsync(configure: options => options.RunAtStart = false);
        Assert.Equal((HttpStatusCode.OK, "Healthy"), await idle.GetHealthAsync());
        await idle.StopAsync(); // its health check is still available
        Clock.Advance(TimeSpan.FromHours(42));
        Assert.Equal(HealthStatus.Degraded, (await idle.CheckHealthAsync()).Status);

        var other = await StartAsync();
        await other.WaitForRunsAsync(1);

        Assert.Equal(HealthStatus.Healthy, (await idle.CheckHealthAsync()).Status);
    }

    [Fact]
    public async Task Health_NoCompleteSynchronization_CountsFromFirstRunAcrossRestarts()
    {
        Service.Faults.Enqueue(int.MaxValue, Fault.Status(HttpStatusCode.Forbidden));
        var first = await StartAsync();
        await first.WaitForRunsAsync(1);
        await first.StopAsync();
        Clock.Advance(TimeSpan.FromHours(73));

        var second = await StartAsync();
        await second.WaitForRunsAsync(1);

        var entry = await second.CheckHealthAsync();
        Assert.Equal(HealthStatus.Unhealthy, entry.Status);
        Assert.Equal("No synchronization of the account has been complete yet.", entry.Description);
    }

    [Fact]
    public async Task Health_StoreCannotBeRead_IsDegradedWithException()
    {
        var exception = new BulkExportFileException("The bucket is not available.", "bucket");
        HookStore.OnRead = (_, _) => throw exception;
        var host = await StartAsync(HookStore);
        await host.WaitForRunsAsync(1);

        var entry = await host.CheckHealthAsync();

        Assert.Equal(HealthStatus.Degraded, entry.Status);
        Assert.Same(exception, entry.Exception);
        Assert.EndsWith("The state of the store cannot be read.", entry.Description, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Health_MissingDay_IsInData()
    {
        var day = new DateOnly(2026, 11, 21);
        Service.Faults.Enqueue(
            int.MaxValue,
            Fault.Status(HttpStatusCode.BadRequest),
            request => request.Path.Contains("2026-11-21", StringComparison.Ordinal)
        );
        var host = await StartAsync();
        await host.WaitForRunsAsync(1);

        var entry = await host.CheckHealthAsync();

        Assert.Equal(HealthStatus.Healthy, entry.Status); // within the limit
        Assert.Equal(day, entry.Data["oldestMissingDay"]);
        Assert.Equal(1, entry.Data["missingDays"]);
        Assert.Equal(
            "No synchronization of the account has been complete yet; 1 day(s) are missing, the oldest is 2026-11-21.",
            entry.Description
        );
    }

    /// <summary>Advances the time by more than the pending retry delay, and waits for the retry.</summary>
    private async Task FailAfterAsync(SyncHost host, double maxMinutes, TimeSpan time)
    {
        var runs = host.Runs.Count;
        await Clock.WaitForDelaysAsync(TimeSpan.FromMinutes(maxMinutes) / 2, TimeSpan.FromMinutes(maxMinutes));
        Clock.Advance(time);
        Assert.Equal("failed", (await host.WaitForRunsAsync(runs + 1))[runs]);
    }
}
