using System.Net;

namespace BulkExport.Client.Testing.Tests;

/// <summary>Tests the faults that replace the response.</summary>
public sealed class StatusFaultTests : SimulatorTestBase
{
    private readonly JobSid _sid;

    public StatusFaultTests() => _sid = Service.Jobs.Add(ThreeDays);

    [Theory]
    [InlineData(HttpStatusCode.BadRequest, 20001, "Bad Request")]
    [InlineData(HttpStatusCode.TooManyRequests, 20429, "Too many requests")]
    [InlineData(HttpStatusCode.InternalServerError, 20500, "An internal server error has occurred")]
    [InlineData(HttpStatusCode.ServiceUnavailable, 20503, "Service is unavailable. Please try again")]
    public async Task Status_KnownStatusCode_ReturnsDefaultErrorBody(HttpStatusCode status, int code, string message)
    {
        Service.Faults.Enqueue(Fault.Status(status));

        using var response = await Http.DeleteAsync(GetJobPath(_sid), Token);

        Assert.Equal(status, response.StatusCode);
        Assert.Null(response.Headers.RetryAfter);
        Assert.Equal("application/json", response.Content.Headers.ContentType?.ToString());
        Assert.Equal(ErrorBody(code, message, (int)status), await response.Content.ReadAsStringAsync(Token));
        Assert.True(Service.Jobs.Contains(_sid));
    }

    [Fact]
    public async Task Status_NoDefaultErrorCode_ReturnsNullCode()
    {
        Service.Faults.Enqueue(Fault.Status(HttpStatusCode.BadGateway));

        using var response = await Http.GetAsync(GetJobPath(_sid), Token);

        Assert.Equal(
            """{"code":null,"message":"Bad Gateway","more_info":null,"status":502}""",
            await response.Content.ReadAsStringAsync(Token)
        );
    }

    [Fact]
    public async Task Status_ProblemDetailsFormat_ReturnsRfc9457Body()
    {
        Service.Faults.Enqueue(
            Fault.Status(HttpStatusCode.BadRequest) with
            {
                Format = ErrorFormat.ProblemDetails,
                ErrorCode = 21211,
                Message = "StartDay is too late",
            }
        );

        using var response = await Http.GetAsync(GetJobPath(_sid), Token);

        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.ToString());
        Assert.Equal(
            """{"type":"https://www.twilio.com/docs/errors/21211","title":"Bad Request","status":400,"code":21211,"detail":"StartDay is too late"}""",
            await response.Content.ReadAsStringAsync(Token)
        );
    }

    [Fact]
    public async Task Status_RequestedByClient_ThrowsApiException()
    {
        using var client = CreateClient();
        Service.Faults.Enqueue(Fault.Status(HttpStatusCode.ServiceUnavailable, TimeSpan.FromSeconds(90)));

        var failure = await Assert.ThrowsAsync<BulkExportApiException>(() => client.Jobs.FetchAsync(_sid, Token));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, failure.StatusCode);
        Assert.Equal(20503, failure.ErrorCode);
        Assert.Equal(TimeSpan.FromSeconds(90), failure.RetryAfter);
        Assert.Equal(Service.Requests[0].RequestId, failure.RequestId);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1000, 1)]
    [InlineData(1001, 2)]
    [InlineData(3_600_000, 3600)]
    public async Task TooManyRequests_RetryAfterDelay_ReturnsWholeSeconds(int milliseconds, int seconds)
    {
        Service.Faults.Enqueue(Fault.TooManyRequests(retryAfter: TimeSpan.FromMilliseconds(milliseconds)));

        using var response = await Http.GetAsync(GetJobPath(_sid), Token);

        Assert.Equal(HttpStatusCode.TooManyRequests, response.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(seconds), response.Headers.RetryAfter?.Delta);
    }

    [Fact]
    public async Task Status_RetryAfterDate_ReturnsHttpDate()
    {
        Service.Faults.Enqueue(Fault.Status(HttpStatusCode.ServiceUnavailable, Start.AddMinutes(1).ToOffset(TimeSpan.FromHours(2))));

        using var response = await Http.GetAsync(GetJobPath(_sid), Token);

        Assert.Equal("Fri, 10 Jul 2026 12:01:00 GMT", Assert.Single(response.Headers.GetValues("Retry-After")));
    }

    [Fact]
    public async Task Response_CustomBody_ReturnsBodyUnchanged()
    {
        Service.Faults.Enqueue(Fault.Response(HttpStatusCode.BadGateway, "text/html; charset=utf-8", "<h1>Überlastet</h1>"));
        Service.Faults.Enqueue(Fault.Response(HttpStatusCode.OK, "application/json", ""));

        using var page = await Http.GetAsync(GetJobPath(_sid), Token);
        using var empty = await Http.GetAsync(GetJobPath(_sid), Token);

        Assert.Equal(HttpStatusCode.BadGateway, page.StatusCode);
        Assert.Equal("text/html; charset=utf-8", page.Content.Headers.ContentType?.ToString());
        Assert.Equal("<h1>Überlastet</h1>", await page.Content.ReadAsStringAsync(Token));
        Assert.Equal(HttpStatusCode.OK, empty.StatusCode);
        Assert.Empty(await empty.Content.ReadAsByteArrayAsync(Token));
    }
}
