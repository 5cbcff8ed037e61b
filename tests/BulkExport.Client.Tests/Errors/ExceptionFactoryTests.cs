using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.Extensions.Time.Testing;
using Polly.Timeout;

namespace BulkExport.Client.Tests.Errors;

public class ExceptionFactoryTests
{
    private const string RequestId = "RQ00000000000000000000000000000123";

    private const string NotFound =
        $$"""{"code":20404,"message":"The requested resource /v1/Exports/Jobs/{{TestAccount.JobSidText}} was not found","more_info":"https://www.twilio.com/docs/errors/20404","status":404}""";

    /// <summary>Gets error responses and the expected exception messages.</summary>
    public static TheoryData<int, string, string> ErrorResponses =>
        new()
        {
            {
                401,
                """{"code":20003,"message":"Authentication Error - invalid username","status":401}""",
                $"The request to fetch job {TestAccount.JobSidText} failed: Authentication Error - invalid username (HTTP 401, code 20003, request {RequestId}). "
                    + $"One attempt was made. The credential used was account {TestAccount.AccountSid} with its Auth Token. Check that its secret is current: "
                    + "the Auth Token is shown in the Twilio Console, the secret of an API key only when the key is created."
            },
            {
                403,
                """{"code":20403,"message":"Forbidden.","status":403}""",
                $"The request to fetch job {TestAccount.JobSidText} failed: Forbidden (HTTP 403, code 20403, request {RequestId}). "
                    + $"One attempt was made. The credential used was account {TestAccount.AccountSid} with its Auth Token. It lacks permission for this request: use a credential "
                    + "of the account that owns the exports."
            },
            {
                404,
                NotFound,
                $"The request to fetch job {TestAccount.JobSidText} failed: The requested resource /v1/Exports/Jobs/{TestAccount.JobSidText} was not found "
                    + $"(HTTP 404, code 20404, request {RequestId}). One attempt was made. Check the SID, and that the credential belongs to the account of the job. "
                    + "A finished job is removed after 7 days."
            },
            {
                429,
                """{"type":"https://www.twilio.com/docs/errors/20429","title":"Too Many Requests","status":429,"code":20429}""",
                $"The request to fetch job {TestAccount.JobSidText} failed: Too Many Requests (HTTP 429, code 20429, request {RequestId}). One attempt was made. "
                    + "The request was not processed. Reduce the concurrency, or retry later."
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
                $"The request to fetch job {TestAccount.JobSidText} failed (HTTP 502, request {RequestId}). One attempt was made. "
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
    public async Task ErrorResponse_TwilioFormat_SetsProperties()
    {
        var failure = await FetchErrorAsync(HttpStatusCode.NotFound, NotFound);

        Assert.Equal(20404, failure.ErrorCode);
        Assert.Equal(new Uri("https://www.twilio.com/docs/errors/20404"), failure.MoreInfo);
        Assert.Empty(failure.Errors);
        Assert.Null(failure.RetryAfter);
        Assert.Null(failure.UnreadableBody);
    }

    [Fact]
    public async Task ErrorResponse_ProblemDetails_SetsErrors()
    {
        var failure = await FetchErrorAsync(
            HttpStatusCode.BadRequest,
            """{"title":"Bad request","code":20001,"errors":[{"detail":"StartDay is after EndDay","pointer":"#/StartDay"}]}"""
        );

        Assert.Equal<BulkExportError>([new("StartDay is after EndDay", "#/StartDay")], failure.Errors);
    }

    [Fact]
    public async Task ErrorResponse_UnknownFormat_KeepsRedactedStartOfBody()
    {
        var failure = await FetchErrorAsync(
            HttpStatusCode.BadGateway,
            $"<p>Basic QUM6dG9r for anna@example.org</p>{new string('x', 5000)}"
        );

        Assert.StartsWith("<p>Basic *** for ***</p>xxx", failure.UnreadableBody, StringComparison.Ordinal);
        Assert.Equal(512, failure.UnreadableBody!.Length);
        Assert.Null(failure.ErrorCode);
        Assert.Empty(failure.Errors);
    }

    [Fact]
    public async Task ErrorResponse_EmptyBody_HasNoResponseExcerpt() =>
        Assert.Null((await FetchErrorAsync(HttpStatusCode.BadGateway, string.Empty)).UnreadableBody);

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
            $$"""{"code":20001,"message":"anna@example.org is wrong {{new string('x', 50_000)}}"}"""
        );

        Assert.Contains(": *** is wrong xxx", failure.Message, StringComparison.Ordinal);
        Assert.InRange(failure.Message.Length, 512, 700);
    }

    [Fact]
    public async Task ErrorResponse_BodyReadFails_KeepsStatusCode()
    {
        var handler = new StubHandler(_ => new(HttpStatusCode.NotFound) { Content = new StreamContent(new BrokenStream()) });

        var failure = await FetchAsync<BulkExportApiException>(handler);

        Assert.Equal(HttpStatusCode.NotFound, failure.StatusCode);
        Assert.Null(failure.UnreadableBody);
    }

    [Fact]
    public async Task ErrorResponse_CanceledWhileReadingBody_ThrowsCanceled()
    {
        using var cancellation = new CancellationTokenSource();
        var handler = new StubHandler(_ =>
            new(HttpStatusCode.NotFound) { Content = new StreamContent(new CancellingStream(cancellation)) }
        );
        using var client = TestClientFactory.CreateWithoutRetries(handler);

        var failure = await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            client.Jobs.FetchAsync(TestAccount.JobSid, cancellation.Token)
        );

        Assert.Equal(cancellation.Token, failure.CancellationToken);
    }

    [Theory]
    [InlineData("17", 17)]
    [InlineData("Wed, 01 Jan 2025 00:01:00 GMT", 60)]
    public async Task ErrorResponse_RetryAfter_SetsDelayFromResponseTime(string header, int seconds)
    {
        var timeProvider = new FakeTimeProvider(new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero));
        var handler = new StubHandler(_ => CreateErrorResponse(HttpStatusCode.TooManyRequests, string.Empty, ("Retry-After", header)));

        var failure = await FetchAsync<BulkExportApiException>(handler, timeProvider);

        Assert.Equal(TimeSpan.FromSeconds(seconds), failure.RetryAfter);
    }

    [Fact]
    public async Task ErrorResponse_ApiKey_NamesKeySidOnly()
    {
        var handler = new StubHandler(_ => new(HttpStatusCode.Unauthorized));
        var options = new BulkExportClientOptions { ApiKeySid = TestAccount.ApiKeySid, ApiKeySecret = TestAccount.ApiKeySecret };
        using var client = TestClientFactory.Create(handler, options);

        var failure = await Assert.ThrowsAsync<BulkExportApiException>(() =>
            client.Jobs.FetchAsync(TestAccount.JobSid, TestContext.Current.CancellationToken)
        );

        Assert.Contains($"The credential used was API key {TestAccount.ApiKeySid}.", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(TestAccount.ApiKeySecret, failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Timeout_AttemptTimeoutElapsed_ThrowsWithDurationAndHint()
    {
        var timeProvider = new FakeTimeProvider();
        var requestReceived = new TaskCompletionSource();
        var handler = new StubHandler(
            async (_, cancellationToken) =>
            {
                requestReceived.SetResult();
                await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
                throw new InvalidOperationException("not reached");
            }
        );
        using var client = TestClientFactory.CreateWithoutRetries(handler, timeProvider);

        var call = client.Jobs.FetchAsync(TestAccount.JobSid, TestContext.Current.CancellationToken);
        await requestReceived.Task;
        timeProvider.Advance(TimeSpan.FromSeconds(10));

        var failure = await Assert.ThrowsAsync<BulkExportConnectionException>(() => call);
        Assert.Equal(
            $"No response to the request to fetch job {TestAccount.JobSidText} was received within the timeout: the last attempt was canceled after 10 s. "
                + "One attempt was made. Increase AttemptTimeout and TotalRequestTimeout if the connection is slow.",
            failure.Message
        );
        Assert.True(failure.IsTimeout);
        Assert.Equal(1, failure.AttemptCount);
    }

    [Fact]
    public void Timeout_AnyCulture_FormatsInvariantly()
    {
        var culture = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
        try
        {
            var failure = CreateException(new TimeoutRejectedException("slow", TimeSpan.FromSeconds(2.3456)), attempts: 3);

            Assert.Contains("canceled after 2.346 s. 3 attempts were made.", failure.Message, StringComparison.Ordinal);
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Fact]
    public void Timeout_HttpClientTimeout_IsReportedAsTimeout()
    {
        var failure = CreateException(new TaskCanceledException("slow", new TimeoutException()), attempts: 2);

        Assert.True(failure.IsTimeout);
        Assert.Equal(2, failure.AttemptCount);
    }

    [Fact]
    public void Cancellation_UnknownSource_IsNotReportedAsTimeout()
    {
        var failure = CreateException(new TaskCanceledException("A handler gave up."), attempts: 1);

        Assert.False(failure.IsTimeout);
        Assert.Contains(": A handler gave up. One attempt", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NetworkError_ConnectionFails_ThrowsWithReasonAndHint()
    {
        var original = new HttpRequestException(HttpRequestError.ConnectionError, "Connection refused (localhost:1).");
        var handler = new StubHandler(_ => throw original);

        var failure = await FetchAsync<BulkExportConnectionException>(handler);

        Assert.Equal(
            $"No response was received for the request to fetch job {TestAccount.JobSidText}: Connection refused (localhost:1). One attempt was made. "
                + "Check the network, the proxy and the base address.",
            failure.Message
        );
        Assert.Same(original, failure.InnerException);
        Assert.False(failure.IsTimeout);
    }

    [Fact]
    public async Task InvalidBody_WrongType_SetsPathExpectedFormatAndExcerpt()
    {
        var handler = new StubHandler(_ =>
            StubHandler.Json($$"""{"start_day":{"to":"anna@example.org"},"job_sid":"{{TestAccount.JobSidText}}"}""")
        );

        var failure = await FetchAsync<BulkExportFormatException>(handler);

        Assert.Equal("$.start_day", failure.JsonPath);
        Assert.Equal("a date in the format yyyy-MM-dd", failure.ExpectedFormat);
        Assert.StartsWith("{\"start_day\":{\"to\":\"***\"},", failure.Excerpt, StringComparison.Ordinal);
        Assert.DoesNotContain("anna", failure.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", ": it is empty.")]
    [InlineData("{}", "job_sid should be a job SID, but is missing.")]
    public async Task InvalidBody_NotAJob_ThrowsWithReason(string body, string reason)
    {
        var failure = await FetchAsync<BulkExportFormatException>(new StubHandler(_ => StubHandler.Json(body)));

        Assert.Contains(reason, failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(HttpRequestError.ConnectionError, false)]
    [InlineData(HttpRequestError.ResponseEnded, true)]
    public void NetworkError_RequestNotSent_OmitsUnknownOutcomeHint(HttpRequestError error, bool mayBeLost)
    {
        var create = new OperationDescriptor("MakeThing", "make the thing", RetrySafety.NonIdempotent)
        {
            UnknownOutcomeHint = " Look first.",
        };

        var failure = new ExceptionFactory("a credential", TimeProvider.System).Create(
            new HttpRequestException(error),
            new RequestContext(create, string.Empty, startTimestamp: 0, JobResponseReader.Call.Send, parse: null) { AttemptCount = 1 },
            CancellationToken.None
        );

        Assert.Equal(mayBeLost, failure.Message.EndsWith(" Look first.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task InvalidBody_ErrorFarFromStart_ExcerptShowsErrorPosition()
    {
        var name = new string('x', 1000);
        var handler = new StubHandler(_ =>
            StubHandler.Json($$"""{"friendly_name":"{{name}}","start_day":"01.07.2020","email":"{{name}}"}""")
        );

        var failure = await FetchAsync<BulkExportFormatException>(handler);

        Assert.Equal("$.start_day", failure.JsonPath);
        Assert.StartsWith("xxx", failure.Excerpt, StringComparison.Ordinal);
        Assert.Contains("\"start_day\":\"01.07.2020\",\"email\":\"xxx", failure.Excerpt, StringComparison.Ordinal);
    }

    [Fact]
    public async Task InvalidBody_InvalidJsonOnLaterLine_ReportsBytePositionAndExcerpt()
    {
        var name = new string('x', 1000);
        var before = $"{{\n\"friendly_name\": \"{name}\",\n\"email\": ";
        var handler = new StubHandler(_ => StubHandler.Json($"{before}none,\n\"url\": \"{name}\"\n}}"));

        var failure = await FetchAsync<BulkExportFormatException>(handler);

        Assert.Contains($": it is not valid JSON at byte {before.Length + 1}.", failure.Message, StringComparison.Ordinal);
        Assert.Contains("\"email\": none, \"url\": \"xxx", failure.Excerpt, StringComparison.Ordinal);
    }

    [Fact]
    public async Task InvalidBody_NotJson_ExcerptShowsStart()
    {
        var handler = new StubHandler(_ => StubHandler.Json("<html>Please log in</html>"));

        var failure = await FetchAsync<BulkExportFormatException>(handler);

        Assert.Null(failure.JsonPath);
        Assert.Null(failure.ExpectedFormat);
        Assert.Null(failure.InnerException);
        Assert.Equal("<html>Please log in</html>", failure.Excerpt);
    }

    [Fact]
    public async Task Cancellation_Caller_ThrowsWithCallerToken()
    {
        using var cancellation = new CancellationTokenSource();
        var handler = new StubHandler(
            async (_, cancellationToken) =>
            {
                await cancellation.CancelAsync();
                await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
                throw new InvalidOperationException("not reached");
            }
        );
        using var client = TestClientFactory.CreateWithoutRetries(handler);

        var failure = await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            client.Jobs.FetchAsync(TestAccount.JobSid, cancellation.Token)
        );

        Assert.Equal(cancellation.Token, failure.CancellationToken);
        Assert.Equal($"The request to fetch job {TestAccount.JobSidText} was canceled.", failure.Message);
    }

    [Fact]
    public async Task Cancellation_BeforeCall_SendsNoRequest()
    {
        var handler = StubHandler.WithJob();
        using var client = TestClientFactory.CreateWithoutRetries(handler);
        var canceled = new CancellationToken(canceled: true);

        var failure = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.Jobs.DeleteAsync(TestAccount.JobSid, canceled));

        Assert.Equal(canceled, failure.CancellationToken);
        Assert.Empty(handler.Requests);
    }

    private static Task<BulkExportApiException> FetchErrorAsync(HttpStatusCode status, string body) =>
        FetchAsync<BulkExportApiException>(new StubHandler(_ => CreateErrorResponse(status, body, ("Twilio-Request-Id", RequestId))));

    private static HttpResponseMessage CreateErrorResponse(HttpStatusCode status, string body, (string Name, string Value) header)
    {
        var response = new HttpResponseMessage(status) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) };
        response.Content.Headers.ContentType = new MediaTypeHeaderValue("application/problem+json");
        response.Headers.Add(header.Name, header.Value);
        return response;
    }

    private static async Task<T> FetchAsync<T>(StubHandler handler, TimeProvider? timeProvider = null)
        where T : Exception
    {
        using var client = TestClientFactory.CreateWithoutRetries(handler, timeProvider);
        return await Assert.ThrowsAsync<T>(() => client.Jobs.FetchAsync(TestAccount.JobSid, TestContext.Current.CancellationToken));
    }

    private static BulkExportConnectionException CreateException(Exception failure, int attempts)
    {
        var translated = new ExceptionFactory("a credential", TimeProvider.System).Create(
            failure,
            JobResponseReader.CreateContext(attempts),
            CancellationToken.None
        );
        return Assert.IsType<BulkExportConnectionException>(translated);
    }

    private sealed class CancellingStream(CancellationTokenSource cancellation) : MemoryStream
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await cancellation.CancelAsync();
            cancellationToken.ThrowIfCancellationRequested();
            return 0;
        }
    }

    private sealed class BrokenStream : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            throw new IOException("The connection was reset.");
    }
}
