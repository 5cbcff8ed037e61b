using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using BulkExport.Client;
using BulkExport.Client.Testing;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using OpenTelemetry.Trace;

namespace JobsApi;

[TestClass]
public sealed class ApiTests
{
    private static readonly SimulatedJob TwoDays = new()
    {
        JobSid = JobSid.Parse("JS0123456789abcdef0123456789abcdef"),
        FriendlyName = "November",
        StartDay = new(2026, 11, 1),
        EndDay = new(2026, 11, 2),
        Age = TimeSpan.FromHours(1),
    };

    private readonly SimulatedBulkExport _service;
    private readonly SimulatedTimeProvider _timeProvider;
    private readonly WebApplicationFactory<Program> _app;
    private readonly HttpClient _http;
    private readonly List<Activity> _spans = [];

    public ApiTests()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 11, 24, 12, 0, 0, TimeSpan.Zero));
        _service = SimulatedBulkExport.Start(new() { TimeProvider = clock });
        _timeProvider = new SimulatedTimeProvider(_service, clock.Advance);
        _app = new WebApplicationFactory<Program>().WithWebHostBuilder(host =>
            host.UseSetting("BulkExport:BaseAddress", _service.BaseAddress.ToString())
                .UseSetting("BulkExport:ApiKeySid", _service.ApiKeySid)
                .UseSetting("BulkExport:ApiKeySecret", _service.ApiKeySecret)
                .UseSetting("Jobs:Types:0", "messages")
                .UseSetting("Jobs:Types:1", "Calls")
                .UseSetting("Jobs:Pinned", TwoDays.JobSid.ToString())
                .ConfigureTestServices(services =>
                    services
                        .AddSingleton<TimeProvider>(_timeProvider)
                        .ConfigureOpenTelemetryTracerProvider(tracing => tracing.AddInMemoryExporter(_spans))
                )
        );
        _http = _app.CreateClient();
    }

    public TestContext TestContext { get; set; } = null!;

    private CancellationToken Token => TestContext.CancellationToken;

    [TestCleanup]
    public async Task StopAsync()
    {
        await _app.DisposeAsync();
        await _service.DisposeAsync();
    }

    [TestMethod]
    public async Task GetJob_ExistingJob_ReturnsFormatOfService()
    {
        var jobSid = _service.Jobs.Add(TwoDays);

        var json = await _http.GetStringAsync($"/jobs/{jobSid}", Token);

        // <jobs-json>
        const string Expected = """
            {
              "job_sid": "JS0123456789abcdef0123456789abcdef",
              "resource_type": "Messages",
              "friendly_name": "November",
              "start_day": "2026-11-01",
              "end_day": "2026-11-02",
              "details": [
                {
                  "status": "Completed",
                  "count": 2,
                  "days": [
                    "2026-11-01",
                    "2026-11-02"
                  ]
                }
              ],
              "webhook_url": null,
              "webhook_method": null,
              "email": null,
              "url": "https://bulkexports.twilio.com/v1/Exports/Jobs/JS0123456789abcdef0123456789abcdef",
              "job_queue_position": null,
              "estimated_completion_time": null
            }
            """;
        // </jobs-json>
        Assert.AreEqual(Expected, Indent(json).Replace(_service.BaseAddress.ToString(), "https://bulkexports.twilio.com/"));
        Assert.AreEqual(2, JsonSerializer.Deserialize<Job>(json)!.DayCount);
    }

    [TestMethod]
    public async Task GetProgress_ExistingJob_ReturnsOwnFormat()
    {
        var jobSid = _service.Jobs.Add(TwoDays);

        var json = await _http.GetStringAsync($"/jobs/{jobSid}/progress", Token);

        Assert.AreEqual("""{"id":"JS0123456789abcdef0123456789abcdef","type":"Messages","isFinished":true,"days":{"Completed":2}}""", json);
    }

    [TestMethod]
    public async Task GetJob_ServiceThrottles_Returns503WithRetryAfter()
    {
        _service.Faults.Enqueue(9, Fault.TooManyRequests(TimeSpan.FromMinutes(5)));

        var response = await _http.GetAsync($"/jobs/{TwoDays.JobSid}", Token);

        Assert.AreEqual(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.AreEqual("application/problem+json", response.Content.Headers.ContentType!.MediaType);
        Assert.AreEqual(TimeSpan.FromMinutes(5), response.Headers.RetryAfter!.Delta);
    }

    [TestMethod]
    public async Task DeleteJob_Twice_Returns204And404()
    {
        var jobSid = _service.Jobs.Add(TwoDays);

        Assert.AreEqual(HttpStatusCode.NoContent, (await _http.DeleteAsync($"/jobs/{jobSid}", Token)).StatusCode);
        Assert.AreEqual(HttpStatusCode.NotFound, (await _http.DeleteAsync($"/jobs/{jobSid}", Token)).StatusCode);
    }

    [TestMethod]
    [DataRow("/jobs?type=a-b")]
    [DataRow("/jobs/JS1")]
    public async Task Get_InvalidValue_Returns400(string path)
    {
        Assert.AreEqual(HttpStatusCode.BadRequest, (await _http.GetAsync(path, Token)).StatusCode);
        Assert.IsEmpty(_service.Requests);
    }

    [TestMethod]
    [DataRow("/jobs?type=messages")]
    [DataRow("/stream?type=Messages")]
    public async Task GetJobs_ResourceType_ReturnsJobs(string path)
    {
        _service.Jobs.Add(TwoDays);

        var jobs = await _http.GetFromJsonAsync<Job[]>(path, Token);

        Assert.AreEqual(TwoDays.JobSid, jobs!.Single().JobSid);
    }

    [TestMethod]
    public async Task GetCounts_ConfiguredTypes_ReturnsCountsByType()
    {
        _service.Jobs.Add(TwoDays);

        Assert.AreEqual("""{"Messages":1,"Calls":0}""", await _http.GetStringAsync("/counts", Token));
    }

    [TestMethod]
    public async Task GetPinned_ConfiguredSid_ReturnsJob()
    {
        _service.Jobs.Add(TwoDays);

        Assert.AreEqual(TwoDays.JobSid, (await _http.GetFromJsonAsync<Job>("/pinned", Token))!.JobSid);
    }

    [TestMethod]
    public async Task Wait_RunningJob_Returns504AndRecordsSpan()
    {
        var jobSid = _service.Jobs.Add(TwoDays with { Age = TimeSpan.Zero });

        var response = await _timeProvider.AdvanceUntilCompletedAsync(_http.PostAsync($"/jobs/{jobSid}/wait", content: null, Token), Token);

        Assert.AreEqual(HttpStatusCode.GatewayTimeout, response.StatusCode);
        await _app.DisposeAsync(); // ends the export of spans
        var waits = _spans.Where(span => Equals(span.GetTagItem("bulkexport.job.sid"), jobSid.ToString()));
        var wait = waits.Single(span => span.DisplayName == "bulkexport.job.wait");
        Assert.AreEqual("timeout", wait.GetTagItem("bulkexport.wait.outcome"));
    }

    [TestMethod]
    public async Task GetOpenApi_Always_DescribesValuesAsStrings()
    {
        using var document = JsonDocument.Parse(await _http.GetStringAsync("/openapi/v1.json", Token));

        var parameter = document.RootElement.GetProperty("paths").GetProperty("/jobs").GetProperty("get").GetProperty("parameters")[0];
        Assert.AreEqual("string", parameter.GetProperty("schema").GetProperty("type").GetString());
    }

    private static string Indent(string json) =>
        JsonSerializer
            .Serialize(JsonSerializer.Deserialize<JsonElement>(json), new JsonSerializerOptions { WriteIndented = true })
            .ReplaceLineEndings("\n");
}
