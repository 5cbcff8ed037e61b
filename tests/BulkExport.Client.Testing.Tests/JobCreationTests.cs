using System.Net;
using System.Text.Json;

namespace BulkExport.Client.Testing.Tests;

/// <summary>Tests the validation of, and the response to, a request to create a job.</summary>
public sealed class JobCreationTests : SimulatorTestBase
{
    private const string Jobs = "v1/Exports/Messages/Jobs";

    [Fact]
    public async Task Create_ValidForm_ReturnsWireFormat()
    {
        using var response = await PostAsync(
            Jobs,
            ("StartDay", "2026-07-01"),
            ("EndDay", "2026-07-08"),
            ("FriendlyName", "July-August"),
            ("WebhookUrl", "https://example.com/hook"),
            ("WebhookMethod", "POST"),
            ("Email", "someone@example.com")
        );

        var body = await response.Content.ReadAsStringAsync(Token);
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        Assert.Equal(
            $$"""
            {"job_sid":"{{ParseSid(
                body
            )}}","resource_type":null,"friendly_name":"July\\-August","start_day":"2026-07-01","end_day":"2026-07-08",
            "details":null,"webhook_url":"https://example.com/hook","webhook_method":"POST","email":"someone@example.com",
            "job_queue_position":"1","estimated_completion_time":"2026-07-10T12:00:13.000"}
            """.Replace(
                "\n",
                "",
                StringComparison.Ordinal
            ),
            body
        );
        Assert.Equal("July-August", Service.Jobs.Find(ParseSid(body))?.FriendlyName);
    }

    [Fact]
    public async Task Fetch_CreatedJob_ReturnsFieldsMissingInCreateResponse()
    {
        var sid = await CreateAsync("2026-07-07", "2026-07-08");

        var job = await FetchJsonAsync(sid);

        Assert.Equal("Messages", job.GetProperty("resource_type").GetString());
        Assert.Equal(@"a\-name", job.GetProperty("friendly_name").GetString());
        Assert.Equal(2, job.GetProperty("details")[0].GetProperty("count").GetInt32());
        Assert.True(job.TryGetProperty("url", out _));
        Assert.Equal(JsonValueKind.Null, job.GetProperty("webhook_url").ValueKind);
    }

    [Fact]
    public async Task CreateAsync_ValidRequest_StoresJob()
    {
        using var client = CreateClient();

        var job = await client.Jobs.CreateAsync(
            new CreateJobRequest
            {
                ResourceType = ResourceType.Calls,
                StartDay = new(2020, 7, 7),
                EndDay = new(2020, 7, 8),
                FriendlyName = "Calls",
                Webhook = new JobWebhook(new Uri("https://example.com/hook"), HttpMethod.Get),
            },
            Token
        );

        var stored = Service.Jobs.Find(job.JobSid)!;
        Assert.Equal(ResourceType.Calls, stored.ResourceType);
        Assert.Equal((new DateOnly(2020, 7, 7), new DateOnly(2020, 7, 8)), (stored.StartDay, stored.EndDay));
        Assert.Equal(HttpMethod.Get, stored.WebhookMethod);
        Assert.Equal("https://example.com/hook", stored.WebhookUrl?.OriginalString);
    }

    [Theory]
    [InlineData("StartDay", "", "Missing required parameter StartDay in the post body")]
    [InlineData("EndDay", "", "Missing required parameter EndDay in the post body")]
    [InlineData("FriendlyName", " ", "Missing required parameter FriendlyName in the post body")]
    [InlineData("StartDay", "07/01/2026", "StartDay must be a date in the format yyyy-MM-dd")]
    [InlineData("EndDay", "2026-02-30", "EndDay must be a date in the format yyyy-MM-dd")]
    [InlineData("StartDay", "2026-07-09", "EndDay must not be before StartDay")]
    [InlineData("EndDay", "2026-07-09", "EndDay must be at least 2 days before the current UTC day")]
    [InlineData("WebhookUrl", "https://example.com", "WebhookUrl and WebhookMethod must be supplied together")]
    [InlineData("WebhookMethod", "GET", "WebhookUrl and WebhookMethod must be supplied together")]
    [InlineData("WebhookMethod", "PUT", "WebhookMethod must be GET or POST")]
    [InlineData("WebhookUrl", "hook", "WebhookUrl must be an absolute URL")]
    public async Task Create_InvalidField_ReturnsBadRequest(string field, string value, string message)
    {
        var form = new Dictionary<string, string>
        {
            ["StartDay"] = "2026-07-01",
            ["EndDay"] = "2026-07-08",
            ["FriendlyName"] = "July",
            [field] = value,
        };

        using var response = await PostAsync(Jobs, [.. form.Select(pair => (pair.Key, pair.Value))]);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(ErrorBody(20001, message, 400), await response.Content.ReadAsStringAsync(Token));
        Assert.Equal(0, Service.Jobs.Count);
        Assert.Equal(0, Service.Jobs.DaysRequestedToday);
    }

    [Fact]
    public async Task Create_EmptyBody_ReturnsFirstMissingField()
    {
        using var response = await Http.PostAsync(new Uri(Jobs, UriKind.Relative), null, Token);

        Assert.Equal(
            ErrorBody(20001, "Missing required parameter StartDay in the post body", 400),
            await response.Content.ReadAsStringAsync(Token)
        );
    }

    [Fact]
    public async Task Create_QuotaExceeded_ReturnsBadRequestUntilNextDay()
    {
        await CreateAsync("2025-07-09", "2026-07-08");
        Service.Jobs.Clear();
        Assert.Equal(365, Service.Jobs.DaysRequestedToday);

        using (var tooMany = await PostAsync(Jobs, CreateForm("2026-07-01", "2026-07-02")))
        {
            const string Message = "The job has 2 days, but only 1 of 366 days can still be requested on this UTC calendar day";
            Assert.Equal(ErrorBody(20001, Message, 400), await tooMany.Content.ReadAsStringAsync(Token));
        }

        await CreateAsync("2026-07-01", "2026-07-01");
        Assert.Equal(366, Service.Jobs.DaysRequestedToday);
        Time.Advance(TimeSpan.FromHours(12));
        Assert.Equal(0, Service.Jobs.DaysRequestedToday);
        await CreateAsync("2026-07-01", "2026-07-02");
    }

    [Fact]
    public async Task CreateAsync_ConfigureNewJob_StoresConfiguredJob()
    {
        SimulatedJob? requested = null;
        await using var service = SimulatedBulkExport.Start(
            new SimulatedBulkExportOptions
            {
                TimeProvider = Time,
                EscapeHyphensInFriendlyNames = false,
                ConfigureNewJob = job =>
                {
                    requested = job;
                    return job with { QueueTime = TimeSpan.Zero, TimePerDay = TimeSpan.Zero, IncludeResourceType = false };
                },
            }
        );
        using var client = new BulkExportClient(service.CreateClientOptions());
        var day = new DateOnly(2020, 7, 8);

        var created = await client.Jobs.CreateAsync(
            new CreateJobRequest
            {
                ResourceType = ResourceType.Messages,
                StartDay = day,
                EndDay = day,
                FriendlyName = "July-1",
            },
            Token
        );
        var job = await client.Jobs.FetchAsync(created.JobSid, Token);

        Assert.Equal(day, requested?.StartDay);
        Assert.True(job.IsFinished);
        Assert.Null(job.ResourceType);
        Assert.Equal("July-1", job.FriendlyName);
    }

    [Fact]
    public void DailyQuota_Negative_Throws() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new SimulatedBulkExportOptions { DailyQuota = -1 });

    private static (string, string)[] CreateForm(string start, string end) =>
        [("StartDay", start), ("EndDay", end), ("FriendlyName", "a-name")];

    private static JobSid ParseSid(string json)
    {
        using var document = JsonDocument.Parse(json);
        return JobSid.Parse(document.RootElement.GetProperty("job_sid").GetString()!);
    }

    private async Task<JobSid> CreateAsync(string start, string end)
    {
        using var response = await PostAsync(Jobs, CreateForm(start, end));
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        return ParseSid(await response.Content.ReadAsStringAsync(Token));
    }
}
