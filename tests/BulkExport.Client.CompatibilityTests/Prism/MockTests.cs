using System.Net;

namespace BulkExport.Client.CompatibilityTests;

/// <summary>Tests that the requests of the client conform to the API description, as validated by Prism, and that the client reads all fields of its
/// examples.</summary>
public sealed class MockTests : IClassFixture<MockFixture>, IDisposable
{
    private static readonly DateOnly FirstDay = new(2020, 7, 1);
    private static readonly JobSid Sid = JobSid.Parse("JS0123456789abcdef0123456789abcdef");

    private readonly TestClient _test;
    private readonly IBulkExportClient _client;
    private readonly CancellationToken _token = TestContext.Current.CancellationToken;

    public MockTests(NodeProject node, MockFixture mock)
    {
        node.SkipIfMissing();
        _test = new TestClient(mock.Address);
        _client = _test.Client;
    }

    public void Dispose() => _test.Dispose();

    [Fact]
    public async Task FetchJob_Example_ReturnsAllFields()
    {
        var job = await _client.Jobs.FetchAsync(Sid, _token);

        Assert.Equal((Sid, ResourceType.Messages, "First of July"), (job.JobSid, job.ResourceType, job.FriendlyName));
        Assert.Equal((FirstDay, FirstDay.AddDays(2)), (job.StartDay, job.EndDay));
        Assert.Equal((2, 1), (job.Details.GetDayCount(JobStatus.Completed), job.Details.GetDayCount(JobStatus.Submitted)));
        Assert.Equal([FirstDay, FirstDay.AddDays(1)], job.Details.GetDays(JobStatus.Completed));
        Assert.Equal((new Uri("https://example.com/hook"), HttpMethod.Post), (job.WebhookUrl, job.WebhookMethod));
        Assert.Equal("someone@example.com", job.Email);
        Assert.Equal(new Uri($"https://bulkexports.twilio.com/v1/Exports/Jobs/{Sid}"), job.Url);
        Assert.Equal(7, job.QueuePosition);
        Assert.Equal(new DateTimeOffset(2020, 7, 26, 20, 20, 14, 547, TimeSpan.Zero), job.EstimatedCompletionTime);
    }

    [Fact]
    public async Task DeleteJob_Example_Succeeds() => await _client.Jobs.DeleteAsync(Sid, _token);

    [Fact]
    public async Task CreateJob_AllFields_ReturnsJob()
    {
        var job = await _client.Jobs.CreateAsync(
            new()
            {
                ResourceType = ResourceType.Messages,
                StartDay = FirstDay,
                EndDay = FirstDay.AddDays(2),
                FriendlyName = "July & Co. = für alle",
                Webhook = new(new Uri("https://example.com/hook?a=1&b=2"), HttpMethod.Post),
                Email = "someone+else@example.com",
            },
            _token
        );

        Assert.Equal(JobSid.Parse("JSfedcba9876543210fedcba9876543210"), job.JobSid);
        Assert.Equal((null, null, 1), (job.ResourceType, job.Url, job.QueuePosition));
        Assert.Empty(job.Details);
    }

    [Fact]
    public async Task CreateJob_RequiredFieldsOnly_ReturnsJob()
    {
        var job = await _client.Jobs.CreateAsync(
            new()
            {
                ResourceType = ResourceType.Participants,
                StartDay = FirstDay,
                EndDay = FirstDay.AddDays(2),
                FriendlyName = "x",
            },
            _token
        );

        Assert.Equal(JobSid.Parse("JSfedcba9876543210fedcba9876543210"), job.JobSid);
    }

    [Fact]
    public async Task ListJobs_Example_ReturnsAllFields()
    {
        var jobs = await _client.Jobs.ListAsync(ResourceType.Messages, _token).ToArrayAsync(_token);

        Assert.Equal(["The later one", "The earlier one"], jobs.Select(job => job.FriendlyName));
        Assert.Equal([false, true], jobs.Select(job => job.IsFinished));
        Assert.All(jobs, job => Assert.Null(job.WebhookUrl)); // an empty string is equivalent to null
    }

    [Fact]
    public async Task ListDays_Example_ReturnsAllFields()
    {
        var days = await _client.Days.ListAsync(ResourceType.Messages, _token).ToArrayAsync(_token);

        Assert.Equal([(FirstDay, 750), (FirstDay.AddDays(1), 4294967296)], days.Select(day => (day.Day, day.Size)));
        Assert.Equal(["First of July", null], days.Select(day => day.FriendlyName));
        Assert.Equal([new DateOnly(2020, 7, 27), new DateOnly(2020, 7, 28)], days.Select(day => day.CreatedOn));
        Assert.Equal([null, ResourceType.Messages], days.Select(day => day.ResourceType));
    }

    [Fact]
    public async Task OpenReadDay_Example_ReturnsFile()
    {
        await using var file = await _client.Days.OpenReadAsync(ResourceType.Messages, FirstDay, _token);
        using var reader = new StreamReader(file);

        Assert.Equal(TestClient.FileContent, await reader.ReadToEndAsync(_token));
        Assert.Equal(
            [new Uri("https://files.example.com/2020-07-01.json.gz?signature=once")],
            _test.FileHost.Requests.Select(request => request.RequestUri)
        );
    }

    [Fact]
    public async Task FetchConfiguration_Example_ReturnsAllFields()
    {
        var found = await _client.Configuration.FetchAsync(ResourceType.Messages, _token);

        Assert.Equal((ResourceType.Messages, true), (found.ResourceType, found.Enabled));
        Assert.Equal((new Uri("https://example.com/daily"), HttpMethod.Get), (found.WebhookUrl, found.WebhookMethod));
        Assert.Equal(new Uri("https://bulkexports.twilio.com/v1/Exports/Messages/Configuration"), found.Url);
    }

    [Fact]
    public async Task UpdateConfiguration_WebhookSetAndCleared_Succeeds()
    {
        var webhook = new JobWebhook(new Uri("https://example.com/daily"), HttpMethod.Get);

        var set = await _client.Configuration.UpdateAsync(ResourceType.Messages, new() { Enabled = true, Webhook = webhook }, _token);
        var removed = await _client.Configuration.UpdateAsync(
            ResourceType.Messages,
            new() { Enabled = false, ClearWebhook = true },
            _token
        );

        Assert.Equal(set, removed); // both are the example
    }

    /// <summary>The description lists the four resource types; the client accepts unknown ones.</summary>
    [Fact]
    public async Task ListDays_UnknownResourceType_ThrowsWithStatusCode()
    {
        var days = _client.Days.ListAsync(new ResourceType("Faxes"), _token).ToArrayAsync(_token).AsTask();

        var failure = await Assert.ThrowsAsync<BulkExportApiException>(() => days);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, failure.StatusCode);
    }
}
