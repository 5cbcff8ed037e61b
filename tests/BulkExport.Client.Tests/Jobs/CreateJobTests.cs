using System.Net;
using BulkExport.Client.Testing;
using static BulkExport.TestSupport.TestClientFactory;

namespace BulkExport.Client.Tests.Jobs;

/// <summary>Requests to create a job, made at noon on 24 November 2026.</summary>
public sealed class CreateJobTests : CreateJobTestBase
{
    [Fact]
    public async Task CreateAsync_AllOptions_SendsForm()
    {
        await using var server = new RawServer(
            RawServer.Respond(
                201,
                TestAccount
                    .JobJson.Replace("2020-07-01", "2026-11-01", StringComparison.Ordinal)
                    .Replace("2020-07-03", "2026-11-07", StringComparison.Ordinal)
            )
        );
        await using var provider = Build(server.BaseAddress, new AutoAdvanceTimeProvider());

        var job = await provider
            .Jobs()
            .CreateAsync(
                WeekRequest with
                {
                    Webhook = new JobWebhook(new Uri("https://hooks.example.com/done?key=1"), HttpMethod.Get),
                    Email = "ops@example.com",
                },
                Cancellation
            );

        Assert.Equal(TestAccount.JobSid, job.JobSid);
        var request = Assert.Single(server.RawRequests);
        Assert.StartsWith("POST /v1/Exports/Messages/Jobs HTTP/1.1\r\n", request, StringComparison.Ordinal);
        Assert.Contains("Content-Type: application/x-www-form-urlencoded\r\n", request, StringComparison.Ordinal);
        Assert.EndsWith(
            "StartDay=2026-11-01&EndDay=2026-11-07&FriendlyName=first+week&WebhookUrl=https%3A%2F%2Fhooks.example.com%2Fdone%3Fkey%3D1&WebhookMethod=GET&Email=ops%40example.com",
            request,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData(200)]
    [InlineData(202)]
    public async Task CreateAsync_OtherSuccessStatus_ReturnsJob(int status)
    {
        await using var fixture = new ServiceFixture();
        var body = $$"""{"job_sid":"{{TestAccount.JobSidText}}","start_day":"2026-11-01","end_day":"2026-11-07","details":null}""";
        fixture.Faults.Enqueue(Fault.Response((HttpStatusCode)status, "application/json", body));

        Assert.Equal(TestAccount.JobSid, (await fixture.Jobs.CreateAsync(WeekRequest, Cancellation)).JobSid);
        Assert.Single(fixture.Requests);
    }

    [Fact]
    public async Task CreateAsync_RequiredOptionsOnly_SendsNoOtherFields()
    {
        await using var fixture = new ServiceFixture();

        await fixture.Jobs.CreateAsync(WeekRequest, Cancellation);

        Assert.Equal(
            new Dictionary<string, string>
            {
                ["StartDay"] = "2026-11-01",
                ["EndDay"] = "2026-11-07",
                ["FriendlyName"] = "first week",
            },
            Assert.Single(fixture.Requests).Form
        );
    }

    [Theory]
    [InlineData(425)]
    [InlineData(429)]
    public async Task CreateAsync_NotProcessed_Retries(int status)
    {
        await using var fixture = new ServiceFixture();
        fixture.Faults.Enqueue(Fault.Status((HttpStatusCode)status));

        await fixture.Jobs.CreateAsync(WeekRequest, Cancellation);

        Assert.Equal(2, fixture.Requests.Count);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(503)]
    [InlineData(408)]
    public async Task CreateAsync_MayHaveBeenProcessed_DoesNotRetry(int status)
    {
        await using var fixture = new ServiceFixture();
        fixture.Faults.Enqueue(Fault.Status((HttpStatusCode)status));

        var exception = await Assert.ThrowsAsync<BulkExportApiException>(() => fixture.Jobs.CreateAsync(WeekRequest, Cancellation));

        Assert.Equal(status, (int)exception.StatusCode);
        Assert.Single(fixture.Requests);
    }

    [Fact]
    public async Task CreateAsync_BadRequest_ThrowsWithRequestedRange()
    {
        await using var fixture = new ServiceFixture();
        fixture.Faults.Enqueue(Fault.Response(HttpStatusCode.BadRequest, "text/plain", ""));

        var exception = await Assert.ThrowsAsync<BulkExportApiException>(() => fixture.Jobs.CreateAsync(WeekRequest, Cancellation));

        Assert.StartsWith(
            $"The request to create a job for Messages 2026-11-01 to 2026-11-07 failed (HTTP 400, request {fixture.Requests[0].RequestId}).",
            exception.Message,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("reset")]
    [InlineData("truncated")]
    [InlineData("closed")]
    public async Task CreateAsync_ResponseLost_DoesNotRetryAndHintsAtPossibleJob(string failure)
    {
        await using var fixture = new ServiceFixture();
        fixture.Faults.Enqueue(
            failure switch
            {
                "reset" => Fault.ResponseLost(),
                "truncated" => Fault.ConnectionDroppedMidBody(50),
                _ => Fault.ResponseLost(reset: false),
            }
        );

        var exception = await Assert.ThrowsAsync<BulkExportConnectionException>(() => fixture.Jobs.CreateAsync(WeekRequest, Cancellation));

        Assert.EndsWith(
            "The job may have been created. List the jobs before you create another one.",
            exception.Message,
            StringComparison.Ordinal
        );
        Assert.Single(fixture.Requests);
        Assert.Equal(1, fixture.Service.Jobs.Count);
    }

    [Fact]
    public async Task CreateAsync_ConnectionRefused_RetriesAndOmitsPossibleJobHint()
    {
        Uri baseAddress;
        await using (var stopped = new ServiceFixture())
        {
            baseAddress = stopped.Service.BaseAddress;
        }

        await using var provider = Build(baseAddress, new AutoAdvanceTimeProvider());

        var exception = await Assert.ThrowsAsync<BulkExportConnectionException>(() =>
            provider.Jobs().CreateAsync(WeekRequest, Cancellation)
        );

        Assert.Equal(5, exception.AttemptCount);
        Assert.DoesNotContain("unknown", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ToString_EmailAndWebhook_OmitsSensitiveValues()
    {
        var request = WeekRequest with
        {
            Email = "ops@example.com",
            Webhook = new JobWebhook(new Uri("https://hooks.example.com/secret?key=1")),
        };

        Assert.Equal("Messages 2026-11-01 to 2026-11-07", request.ToString());
        Assert.Equal("POST https://hooks.example.com", request.Webhook.ToString());
    }
}
