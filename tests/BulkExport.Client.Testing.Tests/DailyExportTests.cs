using System.Net;

namespace BulkExport.Client.Testing.Tests;

/// <summary>Tests the automatic daily export, which is enabled by the configuration or by the options of the simulator.</summary>
public sealed class DailyExportTests : SimulatorTestBase
{
    private const string Configuration = "v1/Exports/Messages/Configuration";
    private const string Days = "v1/Exports/Messages/Days";

    private static readonly DateOnly Today = DateOnly.FromDateTime(Start.UtcDateTime);

    [Fact]
    public async Task List_ConfigurationEnabled_ReturnsEachDayAfterDelayFor7Days()
    {
        using var enabled = await PostAsync(Configuration, ("Enabled", "true"));

        (double Hours, string Days)[] steps =
        [
            (0, ""),
            (17.9, ""),
            (18, "2026-07-09"), // 06:00 on July 11
            (18 + 24, "2026-07-09 2026-07-10"),
            (18 + (7 * 24) - 0.1, "2026-07-09 2026-07-10 2026-07-11 2026-07-12 2026-07-13 2026-07-14 2026-07-15"),
            (18 + (7 * 24), "2026-07-10 2026-07-11 2026-07-12 2026-07-13 2026-07-14 2026-07-15 2026-07-16"),
        ];
        foreach (var (hours, days) in steps)
        {
            Time.SetUtcNow(Start.AddHours(hours));
            Assert.Equal(days, string.Join(' ', (await ListAsync()).Select(day => day.Day)));
        }
    }

    [Fact]
    public async Task List_ConfigurationDisabledForADay_OmitsThatDay()
    {
        using var enabled = await PostAsync(Configuration, ("Enabled", "true"));
        Time.Advance(TimeSpan.FromDays(1));
        using var disabled = await PostAsync(Configuration, ("Enabled", "false"));
        Time.Advance(TimeSpan.FromDays(1));
        using var enabledAgain = await PostAsync(Configuration, ("Enabled", "true"));
        Time.Advance(TimeSpan.FromDays(1));

        Assert.Equal([("2026-07-09", "2026-07-11"), ("2026-07-11", "2026-07-13")], await ListAsync());
    }

    [Fact]
    public async Task Fetch_DailyExport_ServesFileWithoutJobOrQuota()
    {
        await using var service = SimulatedBulkExport.Start(
            new SimulatedBulkExportOptions
            {
                TimeProvider = Time,
                DailyExports = [ResourceType.Messages],
                DailyQuota = 0,
            }
        );
        using var client = new BulkExportClient(service.CreateClientOptions());
        var day = Today.AddDays(-3);

        using var http = CreateHttp(service.AccountSid, service.AuthToken);
        http.BaseAddress = service.BaseAddress;
        Assert.Equal(service.Files.Get(ResourceType.Messages, day).ToArray(), await DownloadAsync(http, day));
        Assert.Empty(await client.Jobs.ListAsync(ResourceType.Messages, cancellationToken: Token).ToListAsync(Token));
        Assert.Empty(service.Accounts.DaysRequested);
        Assert.Null(service.Days.Find(ResourceType.Messages, day)!.JobSid);
        Assert.True((await client.Configuration.FetchAsync(ResourceType.Messages, Token)).Enabled);
        Assert.False((await client.Configuration.FetchAsync(ResourceType.Calls, Token)).Enabled);
        Assert.Empty(service.Days.List(ResourceType.Calls));
    }

    [Fact]
    public async Task List_EnabledByOptions_ReturnsDaysOfLast7DaysImmediately()
    {
        await using var service = SimulatedBulkExport.Start(
            new SimulatedBulkExportOptions
            {
                TimeProvider = Time,
                DailyExports = [ResourceType.Messages],
                DailyExportDelay = TimeSpan.FromHours(1),
                RecordsPerDay = (_, day) => day == Today.AddDays(-1) ? 0 : 1,
            }
        );

        var days = service.Days.List(ResourceType.Messages);

        Assert.Equal(Enumerable.Range(2, 6).Select(age => Today.AddDays(-age)).Order(), days.Select(day => day.Day));
        Assert.Equal("Messages of 2026-07-08 (generated at 2026-07-09T01:00:00Z)", days[^1].ToString());
    }

    [Fact]
    public async Task List_VisibilityDelay_AppliesToDailyExport()
    {
        await using var service = SimulatedBulkExport.Start(
            new SimulatedBulkExportOptions
            {
                TimeProvider = Time,
                DailyExports = [ResourceType.Messages],
                VisibilityDelay = TimeSpan.FromDays(1),
            }
        );
        using var client = new BulkExportClient(service.CreateClientOptions());

        var listed = await client.Days.ListAsync(ResourceType.Messages, cancellationToken: Token).ToListAsync(Token);

        Assert.Equal(Today.AddDays(-3), listed[^1].Day);
        Assert.Equal(Today.AddDays(-2), service.Days.List(ResourceType.Messages)[^1].Day);
    }

    [Fact]
    public async Task Fetch_NoDailyExport_ReturnsNotFound()
    {
        Time.Advance(TimeSpan.FromDays(3));

        using var response = await GetAsync($"{Days}/2026-07-10");

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public void DailyExportDelay_OutOfRange_Throws()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new SimulatedBulkExportOptions { DailyExportDelay = TimeSpan.FromTicks(-1) });
        Assert.Throws<ArgumentOutOfRangeException>(() => new SimulatedBulkExportOptions { DailyExportDelay = TimeSpan.FromDays(366) });
        Assert.Throws<ArgumentNullException>(() => new SimulatedBulkExportOptions { DailyExports = null! });
    }

    private async Task<IReadOnlyList<(string Day, string CreateDate)>> ListAsync()
    {
        var page = await FetchJsonAsync($"{Days}?PageSize=400");
        return
        [
            .. page.GetProperty("days")
                .EnumerateArray()
                .Select(day => (day.GetProperty("day").GetString()!, day.GetProperty("create_date").GetString()!)),
        ];
    }
}
