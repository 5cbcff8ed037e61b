using System.Net;
using System.Text.Json;

namespace BulkExport.Client.Testing.Tests;

/// <summary>Tests the response to a list request for jobs, and pagination.</summary>
public sealed class JobListTests : SimulatorTestBase
{
    private const string Jobs = "v1/Exports/Messages/Jobs";

    [Fact]
    public async Task List_NoJobs_ReturnsEmptyPage()
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
    public async Task List_SeveralJobs_ReturnsNewestFirstWithoutUrls()
    {
        var older = Service.Jobs.Add(ThreeDays with { FriendlyName = "June-July" });
        var newer = Service.Jobs.Add(ThreeDays with { IncludeResourceType = false });

        var page = await FetchJsonAsync(Jobs);

        var jobs = page.GetProperty("jobs");
        Assert.Equal([newer, older], GetSids(page));
        Assert.All(jobs.EnumerateArray(), job => Assert.False(job.TryGetProperty("url", out _)));
        Assert.Equal(@"June\-July", jobs[1].GetProperty("friendly_name").GetString());
        Assert.Equal("Messages", jobs[1].GetProperty("resource_type").GetString());
        Assert.Equal(JsonValueKind.Null, jobs[0].GetProperty("resource_type").ValueKind);
        Assert.Equal(3, jobs[0].GetProperty("details")[0].GetProperty("count").GetInt32());
    }

    [Fact]
    public async Task List_PageLinks_ReturnNextAndPreviousPages()
    {
        var sids = Enumerable.Range(0, 5).Select(_ => Service.Jobs.Add(ThreeDays)).Reverse().ToList();

        var first = await FetchJsonAsync($"{Jobs}?PageSize=2");
        var second = await FetchJsonAsync(GetLink(first, "next_page_url")!);
        var third = await FetchJsonAsync(GetLink(second, "next_page_url")!);
        var back = await FetchJsonAsync(GetLink(third, "previous_page_url")!);

        Assert.Equal(sids[..2], GetSids(first));
        Assert.Equal(sids[2..4], GetSids(second));
        Assert.Equal(sids[4..], GetSids(third));
        Assert.Equal(sids[2..4], GetSids(back));
        Assert.Null(GetLink(first, "previous_page_url"));
        Assert.Null(GetLink(third, "next_page_url"));
        Assert.StartsWith(
            $"{Service.BaseAddress}{Jobs}?PageSize=2&Page=1&PageToken=",
            GetLink(first, "next_page_url"),
            StringComparison.Ordinal
        );
        Assert.Equal(GetLink(first, "next_page_url"), GetLink(second, "url"));
        Assert.Equal(
            [0, 1, 2, 1],
            new[] { first, second, third, back }.Select(page => page.GetProperty("meta").GetProperty("page").GetInt32())
        );
        Assert.All(
            [first, second, third],
            page => Assert.Equal($"{Service.BaseAddress}{Jobs}?PageSize=2&Page=0", GetLink(page, "first_page_url"))
        );
    }

    [Fact]
    public async Task List_JobsAddedAndRemoved_NeitherDuplicatesNorSkips()
    {
        var sids = Enumerable.Range(0, 4).Select(_ => Service.Jobs.Add(ThreeDays)).Reverse().ToList();
        var first = await FetchJsonAsync($"{Jobs}?PageSize=2");
        Service.Jobs.Add(ThreeDays);
        Service.Jobs.Remove(sids[1]);

        var second = await FetchJsonAsync(GetLink(first, "next_page_url")!);

        Assert.Equal(sids[2..], GetSids(second));
    }

    [Fact]
    public async Task ListAsync_SeveralPages_ReturnsAllJobs()
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
    [InlineData("PageToken=x", "PageToken is not valid")]
    public async Task List_InvalidPageParameter_ReturnsBadRequest(string query, string message)
    {
        using var response = await GetAsync($"{Jobs}?{query}");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(ErrorBody(20001, message, 400), await response.Content.ReadAsStringAsync(Token));
    }

    private static IEnumerable<JobSid> GetSids(JsonElement page) =>
        page.GetProperty("jobs").EnumerateArray().Select(job => JobSid.Parse(job.GetProperty("job_sid").GetString()!));

    private static string? GetLink(JsonElement page, string name) => page.GetProperty("meta").GetProperty(name).GetString();
}
