using BulkExport.Client.Testing;
using Microsoft.Extensions.Time.Testing;

namespace BulkExport.Client.CompatibilityTests;

/// <summary>Tests the jobs of the simulated service with the vendor's Node.js client.</summary>
public sealed class VendorJobsTests : IDisposable
{
    private static readonly DateOnly FirstDay = new(2026, 7, 1);

    private readonly SimulatedBulkExport _service = SimulatedBulkExport.Start(
        new() { TimeProvider = new FakeTimeProvider(new DateTimeOffset(2026, 7, 26, 20, 20, 9, 547, TimeSpan.Zero)) }
    );

    private readonly VendorClient _vendor;

    public VendorJobsTests(NodeProject node)
    {
        node.SkipIfMissing();
        _vendor = new VendorClient(node, _service);
    }

    public void Dispose() => _service.Dispose();

    [Fact]
    public async Task Create_AllFields_ReturnsJob()
    {
        const string Webhook = "https://example.com/hook?a=1&b=2";
        const string Email = "someone+else@example.com";

        var response = await _vendor.CallAsync(
            "createJob",
            new
            {
                resourceType = "Calls",
                startDay = "2026-07-01",
                endDay = "2026-07-03",
                friendlyName = "July & Co. = für alle",
                webhookUrl = Webhook,
                webhookMethod = "POST",
                email = Email,
            }
        );

        Assert.StartsWith(VendorClient.UserAgent, Assert.Single(_service.Requests).UserAgent, StringComparison.Ordinal);
        var job = _service.Jobs.Find(JobSid.Parse(response.Result!["jobSid"]!.GetValue<string>()))!;
        Assert.Equal((ResourceType.Calls, FirstDay, FirstDay.AddDays(2)), (job.ResourceType, job.StartDay, job.EndDay));
        Assert.Equal("July & Co. = für alle", job.FriendlyName);
        Assert.Equal((Webhook, HttpMethod.Post, Email), (job.WebhookUrl?.OriginalString, job.WebhookMethod, job.Email));
        response.AssertResult(
            201,
            new
            {
                jobSid = job.JobSid.ToString(),
                resourceType = (string?)null,
                friendlyName = "July & Co. = für alle",
                startDay = "2026-07-01",
                endDay = "2026-07-03",
                details = (object?)null,
                webhookUrl = Webhook,
                webhookMethod = "POST",
                email = Email,
                jobQueuePosition = "1",
                estimatedCompletionTime = "2026-07-26T20:20:18.547", // 5 s in the queue, and two times 2 s for three days
            }
        );
    }

    [Fact]
    public async Task Fetch_RunningJob_ReturnsProgress()
    {
        var sid = _service.Jobs.Add(
            new()
            {
                StartDay = FirstDay,
                EndDay = FirstDay.AddDays(2),
                FriendlyName = "July",
                Age = TimeSpan.FromSeconds(8),
            }
        );

        var response = await _vendor.CallAsync("fetchJob", new { jobSid = sid.ToString() });

        response.AssertResult(
            200,
            new
            {
                resourceType = "Messages",
                friendlyName = "July",
                details = new object[]
                {
                    new
                    {
                        status = "Completed",
                        count = 2,
                        days = Days("2026-07-01", "2026-07-02"),
                    },
                    new
                    {
                        status = "Running",
                        count = 1,
                        days = Days("2026-07-03"),
                    },
                },
                startDay = "2026-07-01",
                endDay = "2026-07-03",
                jobSid = sid.ToString(),
                webhookUrl = (string?)null,
                webhookMethod = (string?)null,
                email = (string?)null,
                url = $"{_service.BaseAddress}v1/Exports/Jobs/{sid}",
                jobQueuePosition = (string?)null,
                estimatedCompletionTime = "2026-07-26T20:20:10.547",
            }
        );
    }

    [Fact]
    public async Task List_SeveralPages_ReturnsAllItems()
    {
        var sids = Enumerable.Range(0, 5).Select(_ => _service.Jobs.Add(new() { StartDay = FirstDay, EndDay = FirstDay })).ToArray();

        var response = await _vendor.CallAsync("listJobs", new { resourceType = "Messages", pageSize = 2 });

        Assert.Equal([200, 200, 200], response.Statuses);
        Assert.Equal(
            sids.Reverse().Select(sid => sid.ToString()),
            response.Result!.AsArray().Select(job => job!["jobSid"]!.GetValue<string>())
        );
    }

    [Fact]
    public async Task Delete_Job_RemovesJob()
    {
        var sid = _service.Jobs.Add(new() { StartDay = FirstDay, EndDay = FirstDay });

        var response = await _vendor.CallAsync("deleteJob", new { jobSid = sid.ToString() });

        response.AssertResult(204, true);
        Assert.False(_service.Jobs.Contains(sid));
    }

    [Fact]
    public async Task Fetch_UnknownJob_Throws()
    {
        const string Sid = "JS0123456789abcdef0123456789abcdef";

        var response = await _vendor.CallAsync("fetchJob", new { jobSid = Sid });

        response.AssertError(
            new
            {
                name = "Error",
                message = $"The requested resource /v1/Exports/Jobs/{Sid} was not found",
                status = 404,
                code = 20404,
                moreInfo = "https://www.twilio.com/docs/errors/20404",
            }
        );
    }

    [Fact]
    public async Task Fetch_WrongToken_Throws()
    {
        var sid = _service.Jobs.Add(new() { StartDay = FirstDay, EndDay = FirstDay });

        var response = await _vendor.WithToken("wrong").CallAsync("fetchJob", new { jobSid = sid.ToString() });

        Assert.Equal((401, 20003), (response.Error!["status"]!.GetValue<int>(), response.Error["code"]!.GetValue<int>()));
    }

    private static string[] Days(params string[] days) => days;
}
