using System.Net;
using System.Text.Json;

namespace BulkExport.Client.Testing.Tests;

public sealed class DayListTests : SimulatorTestBase
{
    private const string Days = "v1/Exports/Messages/Days";

    private static readonly DateOnly First = new(2026, 7, 1);

    [Fact]
    public async Task List_OfCompletedDays_HasTheServicesForm()
    {
        Service.Jobs.Add(ThreeDays with { FriendlyName = "a-b", EndDay = First });
        Service.Jobs.Add(ThreeDays with { ResourceType = ResourceType.Calls });
        Clock.Advance(TimeSpan.FromSeconds(7));

        var body = await Http.GetStringAsync(new Uri($"{Days}?PageSize=400", UriKind.Relative), Token);

        var list = $"{Service.BaseAddress}{Days}?PageSize=400&Page=0";
        Assert.Equal(
            $$"""
            {"days":[{"day":"2026-07-01","size":{{Service.Files.Get(ResourceType.Messages, First).Length}},"create_date":"2026-07-10",
            "friendly_name":"a\\-b","resource_type":null}],
            "meta":{"page":0,"page_size":400,"first_page_url":"{{list}}","previous_page_url":null,"url":"{{list}}","next_page_url":null,"key":"days"}
            }
            """.Replace("\n", "", StringComparison.Ordinal),
            body
        );
    }

    [Fact]
    public async Task List_AsTheClockAdvances_HasEachDayFor7Days()
    {
        Service.Jobs.Add(ThreeDays with { MaxConcurrentDays = 1 });

        (double Seconds, string Days)[] story =
        [
            (0, ""),
            (6.9, ""),
            (7, "2026-07-01"),
            (11, "2026-07-01 2026-07-02 2026-07-03"),
            ((7 * 86_400) + 6.9, "2026-07-01 2026-07-02 2026-07-03"),
            ((7 * 86_400) + 7, "2026-07-02 2026-07-03"),
            (8 * 86_400, ""),
        ];
        foreach (var (seconds, days) in story)
        {
            Clock.SetUtcNow(Start.AddSeconds(seconds));
            Assert.Equal(days, string.Join(' ', await ListAsync()));
        }
    }

    [Fact]
    public async Task List_OfDaysThatSeveralJobsExported_HasThemAgainInOrderOfGeneration()
    {
        Service.Jobs.Add(ThreeDays with { StartDay = First.AddDays(1), QueueTime = TimeSpan.FromMinutes(1), MaxConcurrentDays = 3 });
        var gone = Service.Jobs.Add(ThreeDays with { EndDay = First.AddDays(1) });
        Clock.Advance(TimeSpan.FromSeconds(7));
        Service.Jobs.Remove(gone);
        Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(["2026-07-01", "2026-07-02", "2026-07-02", "2026-07-03"], await ListAsync());
        Service.Jobs.Clear();
        Assert.Empty(await ListAsync());
    }

    [Fact]
    public async Task List_OfDaysThatEndedOtherwise_LeavesThemOut()
    {
        Service.Jobs.Add(
            ThreeDays with
            {
                Age = TimeSpan.FromHours(1),
                Outcomes = new Dictionary<DateOnly, JobStatus>
                {
                    [First] = JobStatus.CompletedEmptyRecords,
                    [First.AddDays(1)] = JobStatus.Failed,
                },
            }
        );

        using var empty = await GetAsync($"{Days}/2026-07-01");
        using var failed = await GetAsync($"{Days}/2026-07-02");

        Assert.Equal(["2026-07-03"], await ListAsync());
        Assert.Equal(HttpStatusCode.NotFound, empty.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, failed.StatusCode);
    }

    [Fact]
    public async Task List_OfARemovedFile_LeavesItOutUntilItIsMadeAgain()
    {
        Service.Jobs.Add(ThreeDays with { Age = TimeSpan.FromHours(1) });
        Service.Files.Remove(ResourceType.Messages, First);
        Assert.Equal(["2026-07-02", "2026-07-03"], await ListAsync());

        Service.Jobs.Add(ThreeDays with { EndDay = First });
        Clock.Advance(TimeSpan.FromSeconds(7));

        Assert.Equal(["2026-07-02", "2026-07-03", "2026-07-01"], await ListAsync());
    }

    [Fact]
    public async Task List_WithoutAPageSize_EndsAfter10Days()
    {
        Service.Jobs.Add(ThreeDays with { EndDay = First.AddDays(59), Age = TimeSpan.FromHours(1) });

        var cut = await FetchJsonAsync(Days);
        var whole = await FetchJsonAsync($"{Days}?PageSize=50");

        Assert.Equal(10, cut.GetProperty("days").GetArrayLength());
        Assert.Equal(50, cut.GetProperty("meta").GetProperty("page_size").GetInt32());
        Assert.Equal(JsonValueKind.Null, cut.GetProperty("meta").GetProperty("next_page_url").ValueKind);
        Assert.Equal(50, whole.GetProperty("days").GetArrayLength());
        var rest = await FetchJsonAsync(whole.GetProperty("meta").GetProperty("next_page_url").GetString()!);
        Assert.Equal(10, rest.GetProperty("days").GetArrayLength());
        Assert.Equal("2026-08-20", rest.GetProperty("days")[0].GetProperty("day").GetString());
    }

    [Fact]
    public async Task List_WithoutThatQuirk_HasAWholePage()
    {
        await using var service = SimulatedBulkExport.Start(new SimulatedBulkExportOptions { TruncateUnpagedDayLists = false });
        service.Jobs.Add(ThreeDays with { EndDay = First.AddDays(59), Age = TimeSpan.FromHours(1) });
        using var http = CreateHttp(service.AccountSid, service.AuthToken);

        using var page = JsonDocument.Parse(await http.GetStringAsync(new Uri(service.BaseAddress, Days), Token));

        Assert.Equal(50, page.RootElement.GetProperty("days").GetArrayLength());
        Assert.NotNull(page.RootElement.GetProperty("meta").GetProperty("next_page_url").GetString());
    }

    [Fact]
    public async Task List_OfTooLargePages_IsRefused()
    {
        using var response = await GetAsync($"{Days}?PageSize=401");

        Assert.Equal(ErrorBody(20001, "PageSize must be from 1 to 400", 400), await response.Content.ReadAsStringAsync(Token));
    }

    [Fact]
    public async Task List_WithEmptyDays_HasThemWithoutBytes()
    {
        await using var service = SimulatedBulkExport.Start(
            new SimulatedBulkExportOptions
            {
                TimeProvider = Clock,
                IncludeEmptyDays = true,
                RecordsPerDay = (_, day) => day == First ? 0 : 5,
            }
        );
        using var http = CreateHttp(service.AccountSid, service.AuthToken);
        using var form = new FormUrlEncodedContent([
            new("StartDay", "2026-07-01"),
            new("EndDay", "2026-07-03"),
            new("FriendlyName", "July"),
        ]);
        using var created = await http.PostAsync(new Uri(service.BaseAddress, "v1/Exports/Messages/Jobs"), form, Token);
        Clock.Advance(TimeSpan.FromHours(1));

        using var page = JsonDocument.Parse(await http.GetStringAsync(new Uri(service.BaseAddress, $"{Days}?PageSize=9"), Token));

        var sizes = page.RootElement.GetProperty("days").EnumerateArray().Select(day => day.GetProperty("size").GetInt64()).ToList();
        Assert.Equal(3, sizes.Count);
        Assert.Equal(0, sizes[0]);
        Assert.Equal(service.Files.Get(ResourceType.Messages, First.AddDays(1)).Length, sizes[1]);
    }

    private async Task<IReadOnlyList<string>> ListAsync()
    {
        var page = await FetchJsonAsync($"{Days}?PageSize=400");
        return [.. page.GetProperty("days").EnumerateArray().Select(day => day.GetProperty("day").GetString()!)];
    }
}
