using System.Net;
using BulkExport.Client.Testing;

namespace BulkExport.Client.Tests.Http;

/// <summary>Responses that do not come from the service, such as the pages of proxies and load balancers.</summary>
public sealed class UnrecognizedResponseTests
{
    private const string Html = "<!DOCTYPE html><html><body>Sign in</body></html>";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Gets responses as status codes, content types and bodies.</summary>
    public static TheoryData<int, string, string> Responses =>
        new()
        {
            { 200, "text/html", Html },
            { 200, "application/json", "" },
            { 200, "application/json", "{\"job_sid\":\"JS0123" },
            { 200, "application/json", "{\"status\":\"ok\"}" },
            { 302, "text/html", Html },
            { 401, "text/html", Html },
            { 403, "text/html", Html },
            { 404, "text/plain", "not found" },
            { 404, "application/json", "{\"message\":\"no Route matched with those values\"}" },
            { 404, "application/json", "{\"code\":20001,\"message\":\"no\",\"status\":404}" },
            { 407, "text/plain", "" },
            { 425, "text/plain", "" },
            { 503, "text/html", Html },
        };

    [Theory]
    [MemberData(nameof(Responses))]
    public async Task FetchAsync_UnrecognizedResponse_Retries(int status, string contentType, string body)
    {
        await using var fixture = new ServiceFixture();
        fixture.AddJob();
        fixture.Faults.Enqueue(Fault.Response((HttpStatusCode)status, contentType, body));

        var job = await fixture.Jobs.FetchAsync(TestAccount.JobSid, Cancellation);

        Assert.Equal(TestAccount.JobSid, job.JobSid);
        Assert.Equal(2, fixture.Requests.Count);
    }

    [Theory]
    [MemberData(nameof(Responses))]
    public async Task WaitForCompletionAsync_UnrecognizedResponses_ContinuesPolling(int status, string contentType, string body)
    {
        await using var fixture = new ServiceFixture();
        var jobSid = fixture.Service.Jobs.Add(
            new SimulatedJob
            {
                StartDay = new(2020, 7, 1),
                EndDay = new(2020, 7, 1),
                Age = TimeSpan.FromDays(1),
            }
        );
        fixture.Faults.Enqueue(23, Fault.Response((HttpStatusCode)status, contentType, body)); // several polls, each with retries

        Assert.True((await fixture.Jobs.WaitForCompletionAsync(jobSid, cancellationToken: Cancellation)).IsFinished);
    }

    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    public async Task FetchAsync_HtmlErrorPage_ThrowsWithoutBlamingTheCredential(int status)
    {
        await using var fixture = new ServiceFixture();
        fixture.FailAlways(Fault.Response((HttpStatusCode)status, "text/html", Html));

        var exception = await Assert.ThrowsAsync<BulkExportApiException>(() => fixture.Jobs.FetchAsync(TestAccount.JobSid, Cancellation));

        Assert.False(exception.IsFromService);
        Assert.Contains(
            "the response contains an HTML page and does not come from the service",
            exception.Message,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("credential", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FetchAsync_ServiceError_IsFromService()
    {
        await using var fixture = new ServiceFixture();

        var exception = await Assert.ThrowsAsync<BulkExportApiException>(() => fixture.Jobs.FetchAsync(TestAccount.JobSid, Cancellation));

        Assert.Equal((20404, true), (exception.ErrorCode, exception.IsFromService));
        Assert.Single(fixture.Requests);
    }

    [Fact]
    public async Task DeleteAsync_OkWithLoginPage_RetriesAndDeletes()
    {
        await using var fixture = new ServiceFixture();
        fixture.AddJob();
        fixture.Faults.Enqueue(Fault.Response(HttpStatusCode.OK, "text/html", Html));

        await fixture.Jobs.DeleteAsync(TestAccount.JobSid, Cancellation);

        Assert.Equal(2, fixture.Requests.Count);
        Assert.False(fixture.Service.Jobs.Contains(TestAccount.JobSid));
    }

    [Fact]
    public async Task DeleteAsync_OkWithLoginPageAlways_Throws()
    {
        await using var fixture = new ServiceFixture();
        fixture.FailAlways(Fault.Response(HttpStatusCode.OK, "text/html", Html));

        var exception = await Assert.ThrowsAsync<BulkExportFormatException>(() =>
            fixture.Jobs.DeleteAsync(TestAccount.JobSid, Cancellation)
        );

        Assert.Contains("it contains an HTML page and does not come from the service", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DeleteAsync_OkWithoutBody_Succeeds()
    {
        await using var fixture = new ServiceFixture();
        fixture.Faults.Enqueue(Fault.Response(HttpStatusCode.OK, "text/plain", ""));

        await fixture.Jobs.DeleteAsync(TestAccount.JobSid, Cancellation);

        Assert.Single(fixture.Requests);
    }

    [Fact]
    public async Task DeleteAsync_UnavailableThenPlainTextNotFound_Throws()
    {
        await using var fixture = new ServiceFixture();
        fixture.AddJob();
        fixture.Faults.Enqueue(Fault.Status(HttpStatusCode.ServiceUnavailable));
        fixture.FailAlways(Fault.Response(HttpStatusCode.NotFound, "text/plain", "not found"));

        var exception = await Assert.ThrowsAsync<BulkExportApiException>(() => fixture.Jobs.DeleteAsync(TestAccount.JobSid, Cancellation));

        Assert.False(exception.IsFromService);
        Assert.True(fixture.Service.Jobs.Contains(TestAccount.JobSid));
    }

    [Theory]
    [InlineData(200)]
    [InlineData(202)]
    [InlineData(302)]
    [InlineData(403)]
    [InlineData(502)]
    public async Task CreateAsync_UnrecognizedResponse_ThrowsWithUnknownOutcomeWithoutRetry(int status)
    {
        await using var fixture = new ServiceFixture();
        fixture.FailAlways(Fault.Response((HttpStatusCode)status, "text/html", Html));
        var request = new CreateJobRequest
        {
            ResourceType = ResourceType.Messages,
            StartDay = new(2026, 11, 1),
            EndDay = new(2026, 11, 2),
            FriendlyName = "November",
        };

        var exception = await Assert.ThrowsAnyAsync<BulkExportException>(() => fixture.Jobs.CreateAsync(request, Cancellation));

        Assert.Contains("The job may have been created.", exception.Message, StringComparison.Ordinal);
        Assert.True(TransientErrorClassifier.MayHaveBeenProcessed(exception));
        Assert.Single(fixture.Requests);
    }

    [Theory]
    [InlineData("<html>", "an HTML page")]
    [InlineData("\r\n<?xml version=\"1.0\"?><Error/>", "an XML document")]
    [InlineData("{\"a\":1}", "a JSON object with 1 unknown property")]
    [InlineData("no healthy upstream", "plain text")]
    [InlineData("\u001f\u0002", "binary data")]
    [InlineData(" \n", "white space")]
    public void Describe_EachType_ReturnsTypeWithoutContent(string body, string expected) =>
        Assert.Equal(expected, BodyShape.GetKind(System.Text.Encoding.Latin1.GetBytes(body)));
}
