using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Polly.Timeout;

namespace BulkExport.Client.Tests.Errors;

public class ExceptionFactoryTests : ExceptionFactoryTestBase
{
    private static HttpClients Clients { get; } = HttpClients.Create(TestAccount.Options(), StubHandler.WithJob(), NullLogger.Instance);

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
            $"The request to fetch job {TestAccount.JobSidText} timed out: no complete response was received within 10 s. "
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

            Assert.Contains("within 2.346 s. 3 attempts were made.", failure.Message, StringComparison.Ordinal);
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
            $"The request to fetch job {TestAccount.JobSidText} failed because no complete response was received: Connection refused (localhost:1). One attempt was made. "
                + "Check the network, the proxy and the base address.",
            failure.Message
        );
        Assert.Same(original, failure.InnerException);
        Assert.False(failure.IsTimeout);
    }

    [Fact]
    public async Task NetworkError_CauseInInnerException_IsPartOfTheMessage()
    {
        var original = new HttpRequestException(
            HttpRequestError.ConnectionError,
            "An error occurred while sending the request, see inner exception.",
            new IOException("The connection was reset by the server.")
        );

        var failure = await FetchAsync<BulkExportConnectionException>(new StubHandler(_ => throw original));

        Assert.Contains(
            ": An error occurred while sending the request: The connection was reset by the server. One attempt",
            failure.Message,
            StringComparison.Ordinal
        );
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

        var failure = new ExceptionFactory(Clients, TimeProvider.System).Create(
            new HttpRequestException(error),
            new RequestContext(create, string.Empty, startTimestamp: 0, JobResponseReader.Call.Send, parse: null) { AttemptCount = 1 },
            CancellationToken.None
        );

        Assert.Equal(mayBeLost, failure.Message.EndsWith(" Look first.", StringComparison.Ordinal));
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

    private static BulkExportConnectionException CreateException(Exception failure, int attempts)
    {
        var translated = new ExceptionFactory(Clients, TimeProvider.System).Create(
            failure,
            JobResponseReader.CreateContext(attempts),
            CancellationToken.None
        );
        return Assert.IsType<BulkExportConnectionException>(translated);
    }
}
