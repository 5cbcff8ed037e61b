using BulkExport.Client.Testing;
using Microsoft.Extensions.Time.Testing;
using Twilio.Clients;
using Twilio.Exceptions;
using Twilio.Rest.Bulkexports.V1.Export;

namespace BulkExport.Client.CompatibilityTests;

/// <summary>Tests that our client reads the jobs of the simulated service as the vendor's .NET client does.</summary>
public sealed class DotNetVendorJobsTests : IDisposable
{
    private static readonly DateOnly FirstDay = new(2026, 7, 1);

    private readonly SimulatedBulkExport _service = SimulatedBulkExport.Start(
        new() { TimeProvider = new FakeTimeProvider(new DateTimeOffset(2026, 7, 26, 20, 20, 9, 547, TimeSpan.Zero)) }
    );

    private readonly BulkExportClient _client;
    private readonly TwilioRestClient _vendor;
    private readonly CancellationToken _token = TestContext.Current.CancellationToken;

    public DotNetVendorJobsTests()
    {
        _client = new BulkExportClient(_service.CreateClientOptions());
        _vendor = DotNetVendorClient.Create(_service);
    }

    public void Dispose()
    {
        _client.Dispose();
        _service.Dispose();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(8)]
    [InlineData(60)]
    public async Task Fetch_AnyStage_ReturnsWhatOurClientReturns(int age)
    {
        var sid = Add(age);

        var vendors = JobFields.From(await JobResource.FetchAsync(sid.ToString(), _vendor));
        var ours = JobFields.From(await _client.Jobs.FetchAsync(sid, _token));

        Assert.Equal(vendors, ours);
        Assert.Equal(
            (sid.ToString(), "Messages", "2026-07-01", "2026-07-03"),
            (ours.JobSid, ours.ResourceType, ours.StartDay, ours.EndDay)
        );
        Assert.StartsWith(DotNetVendorClient.UserAgent, _service.Requests[0].UserAgent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fetch_RunningJob_ReturnsProgress()
    {
        var sid = Add(8);

        var vendors = JobFields.From(await JobResource.FetchAsync(sid.ToString(), _vendor));

        Assert.Equal("2 Completed: 2026-07-01 2026-07-02; 1 Running: 2026-07-03", vendors.Details);
    }

    [Fact]
    public async Task Create_AllFields_ReturnsWhatOurClientListsAndFetches()
    {
        var created = JobFields.From(
            await ExportCustomJobResource.CreateAsync(
                "Calls",
                "2026-07-01",
                "2026-07-03",
                "July & Co. = für alle",
                "https://example.com/hook?a=1&b=2",
                "POST",
                "someone+else@example.com",
                _vendor
            )
        );

        var listed = await _client.Jobs.ListAsync(ResourceType.Calls, _token).SingleAsync(_token);
        var fetched = await _client.Jobs.FetchAsync(JobSid.Parse(created.JobSid!), _token);
        Assert.Equal(
            ("July & Co. = für alle", "https://example.com/hook?a=1&b=2", "POST", "someone+else@example.com"),
            (created.FriendlyName, created.WebhookUrl, created.WebhookMethod, created.Email)
        );
        Assert.All(
            [listed, fetched],
            job =>
                Assert.Equal(
                    created,
                    JobFields.From(job) with
                    {
                        ResourceType = created.ResourceType, // omitted in the response to a create
                        Details = created.Details,
                        Url = null,
                    }
                )
        );
    }

    [Fact]
    public async Task Create_ByEitherClient_SendsTheSameForm()
    {
        await ExportCustomJobResource.CreateAsync(
            "Messages",
            "2026-07-01",
            "2026-07-02",
            "July & Co. = für alle",
            "https://example.com/hook?a=1&b=2",
            "POST",
            "someone+else@example.com",
            _vendor
        );
        await _client.Jobs.CreateAsync(
            new()
            {
                ResourceType = ResourceType.Messages,
                StartDay = FirstDay,
                EndDay = FirstDay.AddDays(1),
                FriendlyName = "July & Co. = für alle",
                Webhook = new(new Uri("https://example.com/hook?a=1&b=2"), HttpMethod.Post),
                Email = "someone+else@example.com",
            },
            _token
        );

        Assert.Equal(2, _service.Requests.Count);
        Assert.Equal(6, _service.Requests[0].Form.Count);
        Assert.Equal(_service.Requests[0].Form.OrderBy(field => field.Key), _service.Requests[1].Form.OrderBy(field => field.Key));
    }

    [Fact]
    public async Task List_SeveralPages_ReturnsWhatOurClientReturns()
    {
        var sids = Enumerable.Range(0, 5).Select(index => Add(index * 3)).ToArray();

        var vendors = (await ExportCustomJobResource.ReadAsync("Messages", pageSize: 2, client: _vendor)).Select(JobFields.From).ToArray();
        var requests = _service.Requests.Count;
        var ours = await _client.Jobs.ListAsync(ResourceType.Messages, _token).Select(JobFields.From).ToArrayAsync(_token);

        Assert.Equal(3, requests);
        Assert.Equal(vendors, ours);
        Assert.Equal(sids.Length, ours.Length);
    }

    [Fact]
    public async Task Delete_Job_RemovesJob()
    {
        var sid = Add(0);

        Assert.True(await JobResource.DeleteAsync(sid.ToString(), _vendor));

        Assert.False(_service.Jobs.Contains(sid));
    }

    [Fact]
    public async Task Delete_UnknownJob_ThrowsAsOurClientDoes()
    {
        const string Sid = "JS0123456789abcdef0123456789abcdef";

        var vendors = await Assert.ThrowsAsync<ApiException>(() => JobResource.DeleteAsync(Sid, _vendor));
        var ours = await Assert.ThrowsAsync<BulkExportApiException>(() => _client.Jobs.DeleteAsync(JobSid.Parse(Sid), _token));

        Assert.Equal((404, 20404), (vendors.Status, vendors.Code));
        Assert.Equal((vendors.Status, vendors.Code), ((int)ours.StatusCode, ours.ErrorCode ?? 0));
    }

    [Fact]
    public async Task Fetch_WrongToken_Throws()
    {
        var sid = Add(0);

        var vendors = await Assert.ThrowsAsync<ApiException>(() =>
            JobResource.FetchAsync(sid.ToString(), DotNetVendorClient.Create(_service, "wrong"))
        );

        Assert.Equal((401, 20003), (vendors.Status, vendors.Code));
    }

    private JobSid Add(int age) =>
        _service.Jobs.Add(
            new()
            {
                StartDay = FirstDay,
                EndDay = FirstDay.AddDays(2),
                FriendlyName = "July",
                Age = TimeSpan.FromSeconds(age),
            }
        );
}
