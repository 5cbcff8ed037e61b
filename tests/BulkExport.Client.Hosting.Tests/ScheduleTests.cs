using BulkExport.Client.Hosting.Tests.Support;
using Microsoft.Extensions.Logging;

namespace BulkExport.Client.Hosting.Tests;

public sealed class ScheduleTests : SyncTestBase
{
    [Fact]
    public async Task Run_AtStartAndDaily_DownloadsNewDays()
    {
        var host = await StartAsync();

        Assert.Equal(["completed"], await host.WaitForRunsAsync(1));
        Assert.Equal("20 21 22", await GetDaysAsync(Store));

        await AdvanceAsync(TimeSpan.FromHours(23) - TimeSpan.FromSeconds(1)); // until a second before 12:00
        await Clock.WaitForDelaysAsync(TimeSpan.FromSeconds(1), TimeSpan.FromHours(1));
        Assert.Single(host.Runs);

        Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(["completed", "completed"], await host.WaitForRunsAsync(2));
        Assert.Equal("20 21 22 23", await GetDaysAsync(Store));
        Assert.DoesNotContain(host.Logs, log => log.Level >= LogLevel.Warning);
    }

    [Fact]
    public async Task Run_RunAtStartIsFalse_WaitsForTimeOfDay()
    {
        var host = await StartAsync(configure: options =>
        {
            options.RunAtStart = false;
            options.TimeOfDay = new TimeOnly(13, 30);
        });
        await Clock.WaitForDelaysAsync(TimeSpan.FromMinutes(30), TimeSpan.FromMinutes(30));
        Assert.Empty(host.Runs);
        Assert.Empty(Service.Requests);

        Clock.Advance(TimeSpan.FromMinutes(30));

        Assert.Equal(["completed"], await host.WaitForRunsAsync(1));
    }

    [Fact]
    public async Task Run_SeveralTimesMissed_RunsOnce()
    {
        var host = await StartAsync();
        await host.WaitForRunsAsync(1);

        await AdvanceAsync(TimeSpan.FromDays(3));
        await host.WaitForRunsAsync(2);
        await Clock.WaitForDelaysAsync(TimeSpan.FromHours(1), TimeSpan.FromHours(1)); // the next run is on the following day

        Assert.Equal(2, host.Runs.Count);
        Assert.Equal("20 21 22 23 24 25", await GetDaysAsync(Store));
    }

    [Fact]
    public async Task Run_CompleteStore_SendsOneListRequest()
    {
        var host = await StartAsync();
        await host.WaitForRunsAsync(1);
        Service.Requests.Clear();
        await AdvanceAsync(TimeSpan.FromHours(5)); // on the same day

        var second = await StartAsync();
        await second.WaitForRunsAsync(1);

        Assert.All(Service.Requests, request => Assert.Equal(HttpMethod.Get, request.Method));
        Assert.DoesNotContain(Service.Requests, request => request.IsFileRequest);
    }

    [Theory]
    [InlineData("2026-11-24T11:59:59Z", "2026-11-24T12:00:00Z")]
    [InlineData("2026-11-24T12:00:00Z", "2026-11-25T12:00:00Z")]
    [InlineData("2026-11-25T00:30:00+14:00", "2026-11-24T12:00:00Z")]
    [InlineData("2026-12-31T23:00:00Z", "2027-01-01T12:00:00Z")]
    public void GetNext_Time_ReturnsFirstTimeOfDayAfterwards(string time, string expected)
    {
        var schedule = CreateSchedule(new BulkExportSyncOptions());

        Assert.Equal(DateTimeOffset.Parse(expected, null), schedule.GetNext(DateTimeOffset.Parse(time, null)));
        Assert.Equal(DateTimeOffset.Parse(expected, null).AddDays(-1), schedule.GetLatest(DateTimeOffset.Parse(time, null)));
    }

    [Theory]
    [InlineData(1, 5)]
    [InlineData(2, 10)]
    [InlineData(5, 80)]
    [InlineData(6, 120)]
    [InlineData(5000, 120)]
    public void GetRetryDelay_Failures_DoublesUpToMaximum(int failures, int maxMinutes)
    {
        var schedule = CreateSchedule(new BulkExportSyncOptions());

        var delays = Enumerable.Range(0, 200).Select(_ => schedule.GetRetryDelay(failures).TotalMinutes).ToArray();

        Assert.All(delays, delay => Assert.InRange(delay, maxMinutes / 2d, maxMinutes));
        Assert.True(delays.Distinct().Count() > 100);
    }

    [Fact]
    public void GetJitter_Jitter_ReturnsRandomDelayUpToIt()
    {
        var schedule = CreateSchedule(new BulkExportSyncOptions { Jitter = TimeSpan.FromMinutes(4) });

        var delays = Enumerable.Range(0, 200).Select(_ => schedule.GetJitter().TotalMinutes).ToArray();

        Assert.All(delays, delay => Assert.InRange(delay, 0, 4));
        Assert.True(delays.Max() - delays.Min() > 1);
    }

    private SyncSchedule CreateSchedule(BulkExportSyncOptions options) => new(Microsoft.Extensions.Options.Options.Create(options), Clock);
}
