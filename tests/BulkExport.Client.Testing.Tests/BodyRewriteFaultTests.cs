using System.Text.Json;

namespace BulkExport.Client.Testing.Tests;

/// <summary>Tests the faults that rewrite the response body.</summary>
public sealed class BodyRewriteFaultTests : SimulatorTestBase
{
    private const string JobsPath = "v1/Exports/Messages/Jobs";
    private const string DaysPath = "v1/Exports/Messages/Days";

    private readonly JobSid _sid;

    public BodyRewriteFaultTests() =>
        _sid = Service.Jobs.Add(ThreeDays with { Age = TimeSpan.FromDays(1), FriendlyName = "a-\"name\"", Email = "ops@example.org" });

    [Fact]
    public async Task ResponseMismatched_Job_ReturnsOtherJob()
    {
        Service.Faults.Enqueue(Fault.ResponseMismatched());

        var job = await FetchJsonAsync(_sid);

        Assert.NotEqual(_sid, JobSid.Parse(job.GetProperty("job_sid").GetString()!));
        Assert.Equal("Calls", job.GetProperty("resource_type").GetString());
        Assert.Equal("2019-07-01", job.GetProperty("start_day").GetString());
        Assert.Equal("2019-07-03", job.GetProperty("end_day").GetString());
        Assert.Equal("ops@example.org", job.GetProperty("email").GetString());
    }

    [Fact]
    public async Task ResponseMismatched_ConfigurationOfCalls_ReturnsConfigurationOfMessages()
    {
        Service.Faults.Enqueue(Fault.ResponseMismatched());

        var configuration = await FetchJsonAsync("v1/Exports/Calls/Configuration");

        Assert.Equal("Messages", configuration.GetProperty("resource_type").GetString());
    }

    [Fact]
    public async Task ResponseMismatched_Days_ReturnsOtherResourceType()
    {
        Service.Faults.Enqueue(Fault.ResponseMismatched());

        var page = await FetchJsonAsync(DaysPath);

        Assert.All(page.GetProperty("days").EnumerateArray(), day => Assert.Equal("Calls", day.GetProperty("resource_type").GetString()));
    }

    [Fact]
    public async Task UnexpectedValues_Job_ReplacesDescriptiveValuesOnly()
    {
        var original = await FetchJsonAsync(_sid);
        Service.Faults.Enqueue(Fault.UnexpectedValues());

        var job = await FetchJsonAsync(_sid);

        Assert.Equal("\"\\ud83d\"", job.GetProperty("friendly_name").GetRawText());
        Assert.Equal("http://", job.GetProperty("webhook_url").GetString());
        Assert.Equal("3.0", job.GetProperty("details")[0].GetProperty("count").GetRawText());
        Assert.Equal("soon", job.GetProperty("job_queue_position").GetString());
        Assert.Equal("tomorrow", job.GetProperty("estimated_completion_time").GetString());
        foreach (var name in new[] { "job_sid", "resource_type", "start_day", "end_day", "email" })
        {
            Assert.Equal(original.GetProperty(name).GetRawText(), job.GetProperty(name).GetRawText());
        }
    }

    [Fact]
    public async Task UnexpectedValues_Days_AddsTimeToCreationDate()
    {
        var original = await FetchJsonAsync(DaysPath);
        Service.Faults.Enqueue(Fault.UnexpectedValues());

        var page = await FetchJsonAsync(DaysPath);

        Assert.Equal($"{GetCreateDate(original)}T00:00:00Z", GetCreateDate(page));

        static string? GetCreateDate(JsonElement page) => page.GetProperty("days")[0].GetProperty("create_date").GetString();
    }

    [Fact]
    public async Task UnexpectedValues_Client_ReturnsJob()
    {
        using var client = CreateClient();
        Service.Faults.Enqueue(Fault.UnexpectedValues());

        var job = await client.Jobs.FetchAsync(_sid, Token);

        Assert.Equal((_sid, 3, true), (job.JobSid, job.DayCount, job.IsFinished));
        Assert.Null(job.FriendlyName);
    }

    [Fact]
    public async Task LinksRewritten_Pages_ReplacesBaseAddress()
    {
        Service.Jobs.Add(ThreeDays);
        var original = (await FetchJsonAsync($"{JobsPath}?PageSize=1")).GetProperty("meta");
        Service.Faults.Enqueue(Fault.LinksRewritten(new Uri("https://gateway.example/exports/")));

        var meta = (await FetchJsonAsync($"{JobsPath}?PageSize=1")).GetProperty("meta");

        foreach (var name in new[] { "first_page_url", "next_page_url", "url" })
        {
            var expected = original
                .GetProperty(name)
                .GetString()!
                .Replace(Service.BaseAddress.AbsoluteUri, "https://gateway.example/exports/", StringComparison.Ordinal);
            Assert.Equal(expected, meta.GetProperty(name).GetString());
        }

        Assert.Equal(JsonValueKind.Null, meta.GetProperty("previous_page_url").ValueKind);
    }

    [Fact]
    public async Task LinksRewritten_Day_ReplacesBaseAddressOfFile()
    {
        using var http = CreateHttp(Service.AccountSid, Service.AuthToken, followRedirects: false);
        Service.Faults.Enqueue(Fault.LinksRewritten(new Uri("https://files.example/")));

        using var response = await http.GetAsync(new Uri($"{DaysPath}/2026-07-01", UriKind.Relative), Token);

        var link = await ReadLinkAsync(response);
        Assert.Equal("files.example", link.Host);
        Assert.EndsWith("/Messages/2026-07-01.json.gz", link.AbsolutePath, StringComparison.Ordinal);
    }

    [Fact]
    public async Task BodyReplaced_NonAsciiValues_ReplacesThem()
    {
        Service.Faults.Enqueue(Fault.BodyReplaced("ops@example.org", "büro@example.org"));

        Assert.Equal("büro@example.org", (await FetchJsonAsync(_sid)).GetProperty("email").GetString());
    }
}
