using System.Net;
using BulkExport.Client.Testing;

namespace BulkExport.Client.Tests.Http;

/// <summary>Deletes whose outcome is unknown after a failed attempt.</summary>
public sealed class DeleteRetryTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task DeleteAsync_NoContent_Succeeds()
    {
        await using var fixture = new ServiceFixture();
        fixture.AddJob();

        await fixture.Jobs.DeleteAsync(TestAccount.JobSid, Cancellation);

        var request = Assert.Single(fixture.Requests);
        Assert.Equal((HttpMethod.Delete, $"/v1/Exports/Jobs/{TestAccount.JobSid}"), (request.Method, request.Path));
        Assert.False(fixture.Service.Jobs.Contains(TestAccount.JobSid));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task DeleteAsync_ResponseLostThenNotFound_Succeeds(bool reset)
    {
        await using var fixture = new ServiceFixture();
        fixture.AddJob();
        fixture.Faults.Enqueue(Fault.ResponseLost(reset));

        await fixture.Jobs.DeleteAsync(TestAccount.JobSid, Cancellation);

        Assert.Equal(2, fixture.Requests.Count);
        Assert.False(fixture.Service.Jobs.Contains(TestAccount.JobSid));
    }

    [Fact]
    public async Task DeleteAsync_ServerErrorThenNotFound_Succeeds()
    {
        await using var fixture = new ServiceFixture();
        fixture.Faults.Enqueue(Fault.Status(HttpStatusCode.InternalServerError));

        await fixture.Jobs.DeleteAsync(TestAccount.JobSid, Cancellation);

        Assert.Equal(2, fixture.Requests.Count);
    }

    [Fact]
    public async Task DeleteAsync_ResponseLostTwiceThenNotFound_Succeeds()
    {
        await using var fixture = new ServiceFixture();
        fixture.Faults.Enqueue(Fault.Status(HttpStatusCode.InternalServerError));
        fixture.Faults.Enqueue(Fault.ConnectionReset());

        await fixture.Jobs.DeleteAsync(TestAccount.JobSid, Cancellation);

        Assert.Equal(3, fixture.Requests.Count);
    }

    [Fact]
    public async Task DeleteAsync_ResponseLostThenForbidden_Throws()
    {
        await using var fixture = new ServiceFixture();
        fixture.Faults.Enqueue(Fault.Status(HttpStatusCode.InternalServerError));
        fixture.Faults.Enqueue(Fault.Status(HttpStatusCode.Forbidden));

        var exception = await Assert.ThrowsAsync<BulkExportApiException>(() => fixture.Jobs.DeleteAsync(TestAccount.JobSid, Cancellation));

        Assert.Equal(HttpStatusCode.Forbidden, exception.StatusCode);
    }

    [Fact]
    public async Task DeleteAsync_EveryResponseLost_SendsOneRequestPerAttempt()
    {
        await using var fixture = new ServiceFixture();
        fixture.FailAlways(Fault.ConnectionClosed());

        var exception = await Assert.ThrowsAsync<BulkExportConnectionException>(() =>
            fixture.Jobs.DeleteAsync(TestAccount.JobSid, Cancellation)
        );

        Assert.Equal(5, exception.AttemptCount);
        Assert.Equal(5, fixture.Requests.Count);
    }

    [Fact]
    public async Task DeleteAsync_FirstAttemptNotFound_Throws()
    {
        await using var fixture = new ServiceFixture();

        var exception = await Assert.ThrowsAsync<BulkExportApiException>(() => fixture.Jobs.DeleteAsync(TestAccount.JobSid, Cancellation));

        Assert.Equal(20404, exception.ErrorCode);
        Assert.Single(fixture.Requests);
    }

    [Fact]
    public async Task DeleteAsync_NotProcessedThenNotFound_Throws()
    {
        // The request that failed with a 429 was not processed, so it cannot have deleted the job.
        await using var fixture = new ServiceFixture();
        fixture.Faults.Enqueue(Fault.TooManyRequests());

        await Assert.ThrowsAsync<BulkExportApiException>(() => fixture.Jobs.DeleteAsync(TestAccount.JobSid, Cancellation));

        Assert.Equal(2, fixture.Requests.Count);
    }
}
