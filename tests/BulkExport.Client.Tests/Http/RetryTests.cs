using System.Net;
using System.Net.Sockets;
using BulkExport.Client.Testing;
using static BulkExport.TestSupport.TestClientFactory;

namespace BulkExport.Client.Tests.Http;

/// <summary>Which failures of a fetch are retried, and which exception is thrown when all attempts fail.</summary>
public sealed class RetryTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("503")]
    [InlineData("500")]
    [InlineData("408")]
    [InlineData("429")]
    [InlineData("reset")]
    [InlineData("truncated")]
    [InlineData("last chunk missing")]
    public async Task FetchAsync_FirstAttemptFails_RetriesAndReturnsJob(string failure)
    {
        await using var fixture = new ServiceFixture();
        fixture.AddJob();
        fixture.Faults.Enqueue(CreateFault(failure));

        var job = await fixture.Jobs.FetchAsync(TestAccount.JobSid, Cancellation);

        Assert.Equal(TestAccount.JobSid, job.JobSid);
        Assert.Equal(2, job.Details.GetDayCount(JobStatus.Completed));
        Assert.Equal(2, fixture.Requests.Count);
        var delay = Assert.Single(fixture.TimeProvider.Delays);
        Assert.InRange(delay, RetryBackoff.BaseDelay / 2, RetryBackoff.BaseDelay);
    }

    [Theory]
    [InlineData("503", HttpStatusCode.ServiceUnavailable)]
    [InlineData("429", HttpStatusCode.TooManyRequests)]
    public async Task FetchAsync_AllAttemptsFail_ThrowsLastApiException(string failure, HttpStatusCode status)
    {
        await using var fixture = new ServiceFixture();
        fixture.FailAlways(CreateFault(failure));

        var exception = await Assert.ThrowsAsync<BulkExportApiException>(() => fixture.Jobs.FetchAsync(TestAccount.JobSid, Cancellation));

        Assert.Equal(status, exception.StatusCode);
        Assert.Contains("5 attempts were made", exception.Message, StringComparison.Ordinal);
        Assert.Equal(5, fixture.Requests.Count);
    }

    [Theory]
    [InlineData("reset")]
    [InlineData("truncated")]
    [InlineData("last chunk missing")]
    public async Task FetchAsync_AllResponsesTruncated_ThrowsConnectionException(string failure)
    {
        await using var fixture = new ServiceFixture();
        fixture.AddJob();
        fixture.FailAlways(CreateFault(failure));

        var exception = await Assert.ThrowsAsync<BulkExportConnectionException>(() =>
            fixture.Jobs.FetchAsync(TestAccount.JobSid, Cancellation)
        );

        Assert.False(exception.IsTimeout);
        Assert.Equal(5, exception.AttemptCount);
        Assert.Equal(5, fixture.Requests.Count);
    }

    [Fact]
    public async Task FetchAsync_ConnectionRefused_ThrowsConnectionException()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        await using var provider = Build(new Uri($"http://127.0.0.1:{port}/"), new AutoAdvanceTimeProvider());

        var exception = await Assert.ThrowsAsync<BulkExportConnectionException>(() =>
            provider.Jobs().FetchAsync(TestAccount.JobSid, Cancellation)
        );

        Assert.Equal(5, exception.AttemptCount);
        Assert.StartsWith(
            $"The request to fetch job {TestAccount.JobSid} failed because no complete response was received: ",
            exception.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task FetchAsync_ConnectionClosedWithoutResponse_RetriesAndReturnsJob()
    {
        await using var fixture = new ServiceFixture();
        fixture.AddJob();
        fixture.Faults.Enqueue(Fault.ConnectionClosed());

        Assert.Equal(TestAccount.JobSid, (await fixture.Jobs.FetchAsync(TestAccount.JobSid, Cancellation)).JobSid);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(409)]
    public async Task FetchAsync_PermanentError_ThrowsWithoutRetry(int status)
    {
        await using var fixture = new ServiceFixture();
        fixture.AddJob();
        fixture.Faults.Enqueue(Fault.Status((HttpStatusCode)status));

        var exception = await Assert.ThrowsAsync<BulkExportApiException>(() => fixture.Jobs.FetchAsync(TestAccount.JobSid, Cancellation));

        Assert.Equal(status, (int)exception.StatusCode);
        Assert.Single(fixture.Requests);
    }

    [Fact]
    public async Task FetchAsync_Redirect_ThrowsWithoutFollowing()
    {
        await using var server = new RawServer(RawServer.Respond(301, "", "Location: http://127.0.0.1:1/elsewhere"));
        await using var provider = Build(server.BaseAddress, new AutoAdvanceTimeProvider());

        var exception = await Assert.ThrowsAsync<BulkExportApiException>(() =>
            provider.Jobs().FetchAsync(TestAccount.JobSid, Cancellation)
        );

        Assert.Equal(HttpStatusCode.MovedPermanently, exception.StatusCode);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task FetchAsync_ResponseLostThenNotFound_Throws()
    {
        await using var fixture = new ServiceFixture();
        fixture.Faults.Enqueue(Fault.Status(HttpStatusCode.InternalServerError));

        var exception = await Assert.ThrowsAsync<BulkExportApiException>(() => fixture.Jobs.FetchAsync(TestAccount.JobSid, Cancellation));

        Assert.Equal(HttpStatusCode.NotFound, exception.StatusCode);
        Assert.Equal(2, fixture.Requests.Count);
    }

    [Fact]
    public async Task FetchAsync_RetriesDisabled_MakesOneAttempt()
    {
        await using var fixture = new ServiceFixture(options => options.MaxRetryAttempts = 0);
        fixture.AddJob();
        fixture.Faults.Enqueue(Fault.Status(HttpStatusCode.ServiceUnavailable));

        var exception = await Assert.ThrowsAsync<BulkExportApiException>(() => fixture.Jobs.FetchAsync(TestAccount.JobSid, Cancellation));

        Assert.Contains("One attempt was made", exception.Message, StringComparison.Ordinal);
        Assert.Single(fixture.Requests);
    }

    private static Fault CreateFault(string failure) =>
        failure switch
        {
            "reset" => Fault.ConnectionReset(),
            "truncated" => Fault.ConnectionDroppedMidBody(100),
            "last chunk missing" => Fault.ConnectionDroppedMidBody(int.MaxValue, chunked: true),
            _ => Fault.Status(Enum.Parse<HttpStatusCode>(failure)),
        };
}
