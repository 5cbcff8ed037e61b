using System.Net;

namespace BulkExport.Client.Tests.Errors;

/// <summary>Tests the messages of exceptions that are created for error responses.</summary>
public class ErrorResponseMessageTests : ExceptionFactoryTestBase
{
    /// <summary>Gets error responses and the expected exception messages.</summary>
    public static TheoryData<int, string, string> ErrorResponses =>
        new()
        {
            {
                401,
                """{"code":20003,"message":"Authentication Error - invalid username","status":401}""",
                $"The request to fetch job {TestAccount.JobSidText} failed: Authentication Error - invalid username (HTTP 401, code 20003, request {RequestId}). "
                    + $"One attempt was made. The credential was the Auth Token of account {TestAccount.AccountSid}. Check that the secret is correct: the Twilio "
                    + "Console shows the Auth Token of an account at any time, but the secret of an API key only when the key is created."
            },
            {
                403,
                """{"code":20403,"message":"Forbidden.","status":403}""",
                $"The request to fetch job {TestAccount.JobSidText} failed: Forbidden (HTTP 403, code 20403, request {RequestId}). "
                    + $"One attempt was made. The credential was the Auth Token of account {TestAccount.AccountSid}, which lacks the permission for this request. "
                    + "Use a credential of the account that owns the exports."
            },
            {
                404,
                NotFound,
                $"The request to fetch job {TestAccount.JobSidText} failed: The requested resource /v1/Exports/Jobs/{TestAccount.JobSidText} was not found "
                    + $"(HTTP 404, code 20404, request {RequestId}). One attempt was made. Check that the SID is correct and that the credential belongs to the account of the job. "
                    + "A finished job is removed after 7 days."
            },
            {
                429,
                """{"type":"https://www.twilio.com/docs/errors/20429","title":"Too Many Requests","status":429,"code":20429}""",
                $"The request to fetch job {TestAccount.JobSidText} failed: Too Many Requests (HTTP 429, code 20429, request {RequestId}). One attempt was made. "
                    + "The request was not processed. Reduce the number of concurrent requests, or retry later."
            },
            {
                500,
                """{"code":20500,"message":"Internal error","status":500}""",
                $"The request to fetch job {TestAccount.JobSidText} failed: Internal error (HTTP 500, code 20500, request {RequestId}). One attempt was made. "
                    + "This is a server error. Retry later."
            },
            {
                502,
                "<html>Bad Gateway</html>",
                $"The request to fetch job {TestAccount.JobSidText} failed: the response contains an HTML page and does not come from the service (HTTP 502, request {RequestId}). One attempt was made. "
                    + "This is a server error. Retry later."
            },
            {
                302,
                "",
                $"The request to fetch job {TestAccount.JobSidText} failed (HTTP 302, request {RequestId}). One attempt was made. "
                    + "Redirects are not followed. Check the base address."
            },
            {
                300,
                "",
                $"The request to fetch job {TestAccount.JobSidText} failed (HTTP 300, request {RequestId}). One attempt was made. "
                    + "Redirects are not followed. Check the base address."
            },
            {
                418,
                """{"code":null,"message":"I am a teapot"}""",
                $"The request to fetch job {TestAccount.JobSidText} failed: I am a teapot (HTTP 418, request {RequestId}). One attempt was made."
            },
        };

    [Theory]
    [MemberData(nameof(ErrorResponses))]
    public async Task ErrorResponse_EachStatus_ThrowsWithReasonAndHint(int status, string body, string message)
    {
        var failure = await FetchErrorAsync((HttpStatusCode)status, body);

        Assert.Equal(message, failure.Message);
        Assert.Equal((HttpStatusCode)status, failure.StatusCode);
        Assert.Equal(RequestId, failure.RequestId);
        Assert.Null(failure.InnerException);
    }

    [Fact]
    public async Task ErrorResponse_NoRequestId_OmitsItFromMessage()
    {
        var handler = new StubHandler(_ => StubHandler.Json(NotFound, HttpStatusCode.NotFound));
        var failure = await FetchAsync<BulkExportApiException>(handler);

        Assert.Null(failure.RequestId);
        Assert.Contains("(HTTP 404, code 20404).", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ErrorResponse_LongMessage_IsTruncatedAndRedacted()
    {
        var failure = await FetchErrorAsync(
            HttpStatusCode.BadRequest,
            $$"""{"code":20001,"message":"anna@example.org is {{string.Concat(Enumerable.Repeat("wrong ", 10_000))}}"}"""
        );

        Assert.Contains(": *** is wrong wrong", failure.Message, StringComparison.Ordinal);
        Assert.InRange(failure.Message.Length, 500, 700);
    }

    [Fact]
    public async Task ErrorResponse_ApiKey_NamesKeySidOnly()
    {
        var handler = new StubHandler(_ =>
            StubHandler.Json("{\"code\":20003,\"message\":\"Authenticate\",\"status\":401}", HttpStatusCode.Unauthorized)
        );
        var options = new BulkExportClientOptions { ApiKeySid = TestAccount.ApiKeySid, ApiKeySecret = TestAccount.ApiKeySecret };
        using var client = TestClientFactory.Create(handler, options);

        var failure = await Assert.ThrowsAsync<BulkExportApiException>(() =>
            client.Jobs.FetchAsync(TestAccount.JobSid, TestContext.Current.CancellationToken)
        );

        Assert.Contains($"The credential was API key {TestAccount.ApiKeySid}.", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(TestAccount.ApiKeySecret, failure.ToString(), StringComparison.Ordinal);
    }
}
