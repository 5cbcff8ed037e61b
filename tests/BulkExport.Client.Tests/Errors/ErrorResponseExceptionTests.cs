using System.Net;
using Microsoft.Extensions.Time.Testing;

namespace BulkExport.Client.Tests.Errors;

/// <summary>Tests the exceptions that are created for error responses.</summary>
public class ErrorResponseExceptionTests : ExceptionFactoryTestBase
{
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
    public async Task ErrorResponse_UnknownFormat_DescribesBody()
    {
        var failure = await FetchErrorAsync(
            HttpStatusCode.BadGateway,
            $"<p>Basic QUM6dG9r for anna@example.org</p>{new string('x', 5000)}"
        );

        Assert.Equal("markup (application/problem+json, 5,042 bytes)", failure.UnreadableBody);
        Assert.Null(failure.ErrorCode);
        Assert.Empty(failure.Errors);
    }

    [Theory]
    [InlineData("0123456789abcdef0123456789abcdef")]
    [InlineData("RQ0000000000000000000000000000012X")]
    [InlineData("RQ00000000000000000000000000000123 anna@example.org")]
    public async Task ErrorResponse_UnknownRequestId_IsNotShown(string id)
    {
        var handler = new StubHandler(_ => CreateErrorResponse(HttpStatusCode.NotFound, NotFound, ("Twilio-Request-Id", id)));

        var failure = await FetchAsync<BulkExportApiException>(handler);

        Assert.Null(failure.RequestId);
        Assert.DoesNotContain(id, failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ErrorResponse_EmptyBody_HasNoResponseExcerpt() =>
        Assert.Null((await FetchErrorAsync(HttpStatusCode.BadGateway, string.Empty)).UnreadableBody);

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
