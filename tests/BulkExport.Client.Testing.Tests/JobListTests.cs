using System.Net;
using System.Text.Json;

namespace BulkExport.Client.Testing.Tests;

public sealed class JobListTests : SimulatorTestBase
{
    private const string Jobs = "v1/Exports/Messages/Jobs";

    [Fact]
    public async Task List_OfNoJobs_IsAnEmptyPage()
    {
        Service.Jobs.Add(ThreeDays with { ResourceType = ResourceType.Calls });
        Service.Jobs.Add(ThreeDays with { ResourceType = null });

        var body = await Http.GetStringAsync(new Uri(Jobs, UriKind.Relative), Token);

        var list = $"{Service.BaseAddress}{Jobs}?PageSize=50&Page=0";
        Assert.Equal(
            $$"""
            {"jobs":[],"meta":{"page":0,"page_size":50,"first_page_url":"{{list}}","previous_page_url":null,
            "url":"{{list}}","next_page_url":null,"key":"jobs"}
            }
            """.Replace("\n", "", StringComparison.Ordinal),
            body
        );
    }

    [Fact]
    public async Task List_OfJobs_HasTheNewestFirstAndNoAddresses()
    {
        var old = Service.Jobs.Add(ThreeDays with { FriendlyName = "June-July" });
        var young = Service.Jobs.Add(ThreeDays with { IncludeResourceType = false });

        var page = await FetchJsonAsync(Jobs);

        var jobs = page.GetProperty("jobs");
        Assert.Equal([young, old], SidsOn(page));
        Assert.All(jobs.EnumerateArray(), job => Assert.False(job.TryGetProperty("url", out _)));
        Assert.Equal(@"June\-July", jobs[1].GetProperty("friendly_name").GetString());
        Assert.Equal("Messages", jobs[1].GetProperty("resource_type").GetString());
        Assert.Equal(JsonValueKind.Null, jobs[0].GetProperty("resource_type").ValueKind);
        Assert.Equal(3, jobs[0].GetProperty("details")[0].GetProperty("count").GetInt32());
    }

    [Fact]
    public async Task List_InPages_LeadsThereAndBack()
    {
        var sids = Enumerable.Range(0, 5).Select(_ => Service.Jobs.Add(ThreeDays)).Reverse().ToList();

        var first = await FetchJsonAsync($"{Jobs}?PageSize=2");
        var second = await FetchJsonAsync(Link(first, "next_page_url")!);
        var third = await FetchJsonAsync(Link(second, "next_page_url")!);
        var back = await FetchJsonAsync(Link(third, "previous_page_url")!);

        Assert.Equal(sids[..2], SidsOn(first));
        Assert.Equal(sids[2..4], SidsOn(second));
        Assert.Equal(sids[4..], SidsOn(third));
        Assert.Equal(sids[2..4], SidsOn(back));
        Assert.Null(Link(first, "previous_page_url"));
        Assert.Null(Link(third, "next_page_url"));
        Assert.StartsWith(
            $"{Service.BaseAddress}{Jobs}?PageSize=2&Page=1&PageToken=",
            Link(first, "next_page_url"),
            StringComparison.Ordinal
        );
        Assert.Equal(Link(first, "next_page_url"), Link(second, "url"));
        Assert.Equal(
            [0, 1, 2, 1],
            new[] { first, second, third, back }.Select(page => page.GetProperty("meta").GetProperty("page").GetInt32())
        );
        Assert.All(
            [first, second, third],
            page => Assert.Equal($"{Service.BaseAddress}{Jobs}?PageSize=2&Page=0", Link(page, "first_page_url"))
        );
    }

    [Fact]
    public async Task List_WhileJobsComeAndGo_NeitherRepeatsNorSkips()
    {
        var sids = Enumerable.Range(0, 4).Select(_ => Service.Jobs.Add(ThreeDays)).Reverse().ToList();
        var first = await FetchJsonAsync($"{Jobs}?PageSize=2");
        Service.Jobs.Add(ThreeDays);
        Service.Jobs.Remove(sids[1]);

        var second = await FetchJsonAsync(Link(first, "next_page_url")!);

        Assert.Equal(sids[2..], SidsOn(second));
    }

    [Fact]
    public async Task List_WithTheClient_ReadsAllPages()
    {
        using var client = CreateClient();
        var sids = Enumerable.Range(0, 250).Select(_ => Service.Jobs.Add(ThreeDays)).Reverse().ToList();
        var listed = new List<JobSid>();

        await foreach (var job in client.Jobs.ListAsync(ResourceType.Messages, Token))
        {
            listed.Add(job.JobSid);
        }

        Assert.Equal(sids, listed);
        Assert.True(Service.Requests.Count > 1);
        Assert.All(Service.Requests, request => Assert.Contains("PageSize", request.Query.Keys));
    }

    [Theory]
    [InlineData("PageSize=0", "PageSize must be from 1 to 1000")]
    [InlineData("PageSize=1001", "PageSize must be from 1 to 1000")]
    [InlineData("PageSize=ten", "PageSize must be from 1 to 1000")]
    [InlineData("Page=-1", "Page must be from 0 to 2147483647")]
    [InlineData("PageToken=x", "PageToken is not one that the service made")]
    public async Task List_OfAPageThatCannotBe_IsRefused(string query, string message)
    {
        using var response = await GetAsync($"{Jobs}?{query}");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(ErrorBody(20001, message, 400), await response.Content.ReadAsStringAsync(Token));
    }

    private static IEnumerable<JobSid> SidsOn(JsonElement page) =>
        page.GetProperty("jobs").EnumerateArray().Select(job => JobSid.Parse(job.GetProperty("job_sid").GetString()!));

    private static string? Link(JsonElement page, string name) => page.GetProperty("meta").GetProperty(name).GetString();
}
