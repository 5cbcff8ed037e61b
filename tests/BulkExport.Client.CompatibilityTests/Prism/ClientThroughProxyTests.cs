using System.Net;
using BulkExport.Client.Testing;

namespace BulkExport.Client.CompatibilityTests;

/// <summary>Tests that the requests of the client and the responses of the simulator conform to the API description.</summary>
public sealed class ClientThroughProxyTests : IClassFixture<ProxyFixture>, IDisposable
{
    private static readonly DateOnly Day = ProxyFixture.Day;

    private readonly SimulatedBulkExport _service;
    private readonly BulkExportClient _client;
    private readonly CancellationToken _token = TestContext.Current.CancellationToken;

    public ClientThroughProxyTests(NodeProject node, ProxyFixture proxied)
    {
        node.SkipIfMissing();
        _service = proxied.Service;
        var options = _service.CreateClientOptions();
        options.BaseAddress = proxied.Address;
        options.MaxRetryAttempts = 0; // an error response must not be retried
        options.AttemptTimeout = options.TotalRequestTimeout; // tolerates a slow machine
        _client = new BulkExportClient(options);
    }

    public void Dispose() => _client.Dispose();

    [Fact]
    public async Task CreateJob_AllFields_CreatesJobWithAllFields()
    {
        var webhook = new JobWebhook(new Uri("https://example.com/hook?a=1"), HttpMethod.Post);

        var created = await _client.Jobs.CreateAsync(
            new()
            {
                ResourceType = ResourceType.Conferences,
                StartDay = Day,
                EndDay = Day.AddDays(1),
                FriendlyName = "July & Co. = für alle",
                Webhook = webhook,
                Email = "someone+else@example.com",
            },
            _token
        );

        var job = _service.Jobs.Find(created.JobSid)!;
        Assert.Equal((ResourceType.Conferences, Day, Day.AddDays(1)), (job.ResourceType, job.StartDay, job.EndDay));
        Assert.Equal((webhook.Url, webhook.Method), (job.WebhookUrl, job.WebhookMethod));
        Assert.Equal(("July & Co. = für alle", "someone+else@example.com"), (job.FriendlyName, job.Email));
    }

    [Fact]
    public async Task FetchJob_AnyStage_Conforms()
    {
        foreach (var age in new[] { 0, 6, 7, 8, 9, 60 })
        {
            var sid = _service.Jobs.Add(
                new()
                {
                    StartDay = Day,
                    EndDay = Day.AddDays(2),
                    Age = TimeSpan.FromSeconds(age),
                }
            );

            var job = await _client.Jobs.FetchAsync(sid, _token);

            Assert.Equal(3, job.Details.Sum(bucket => bucket.Count));
        }
    }

    [Fact]
    public async Task FetchJob_UndocumentedStatus_Throws()
    {
        var sid = _service.Jobs.Add(
            new()
            {
                StartDay = Day,
                EndDay = Day,
                Age = TimeSpan.FromMinutes(1),
                Outcomes = new Dictionary<DateOnly, JobStatus> { [Day] = new("Paused") },
            }
        );

        var failure = await Assert.ThrowsAsync<BulkExportApiException>(() => _client.Jobs.FetchAsync(sid, _token));

        Assert.Equal(HttpStatusCode.InternalServerError, failure.StatusCode);
    }

    [Fact]
    public async Task DeleteJob_Twice_SucceedsThenThrows()
    {
        var sid = _service.Jobs.Add(new() { StartDay = Day, EndDay = Day });

        await _client.Jobs.DeleteAsync(sid, _token);
        var failure = await Assert.ThrowsAsync<BulkExportApiException>(() => _client.Jobs.DeleteAsync(sid, _token));

        Assert.Equal((HttpStatusCode.NotFound, 20404), (failure.StatusCode, failure.ErrorCode));
    }

    [Fact]
    public async Task ListJobs_OneJob_Conforms()
    {
        var sid = _service.Jobs.Add(
            new()
            {
                ResourceType = ResourceType.Participants,
                StartDay = Day,
                EndDay = Day,
            }
        );

        var jobs = await _client.Jobs.ListAsync(ResourceType.Participants, _token).ToArrayAsync(_token);

        Assert.Equal([sid], jobs.Select(job => job.JobSid));
    }

    [Fact]
    public async Task ReadDays_ListedDay_Conforms()
    {
        _service.Jobs.Add(
            new()
            {
                ResourceType = ResourceType.Calls,
                StartDay = Day,
                EndDay = Day,
                Age = TimeSpan.FromMinutes(1),
            }
        );

        var listed = await _client.Days.ListAsync(ResourceType.Calls, _token).SingleAsync(_token);
        var records = await _client.Days.ReadRecordsAsync<CallRecord>(listed.Day, cancellationToken: _token).CountAsync(_token);

        Assert.Equal(_service.Files.Get(ResourceType.Calls, Day).RecordCount, records);
        Assert.Contains(
            _service.Requests,
            request => request.Path.EndsWith("/Calls/Days", StringComparison.Ordinal) && request.Query["PageSize"] == "30"
        );
    }

    [Fact]
    public async Task Configuration_UpdatedAndFetched_Conforms()
    {
        var webhook = new JobWebhook(new Uri("https://example.com/daily"), HttpMethod.Get);
        var changed = await _client.Configuration.UpdateAsync(ResourceType.Calls, new() { Enabled = true, Webhook = webhook }, _token);

        Assert.Equal(changed, await _client.Configuration.FetchAsync(ResourceType.Calls, _token) with { Url = changed.Url });
        Assert.Equal((true, webhook.Url, webhook.Method), (changed.Enabled, changed.WebhookUrl, changed.WebhookMethod));
    }
}
