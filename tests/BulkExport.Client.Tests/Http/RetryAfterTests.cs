using System.Net;
using BulkExport.Client.Testing;

namespace BulkExport.Client.Tests.Http;

/// <summary>Error responses with a <c>Retry-After</c> header.</summary>
public sealed class RetryAfterTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task FetchAsync_RetryAfterSeconds_DelaysRetryBySeconds()
    {
        await using var fixture = new ServiceFixture();
        fixture.AddJob();
        fixture.Faults.Enqueue(Fault.TooManyRequests(TimeSpan.FromSeconds(1)));

        await fixture.Jobs.FetchAsync(TestAccount.JobSid, Cancellation);

        Assert.Equal([TimeSpan.FromSeconds(1)], fixture.TimeProvider.Delays);
    }

    [Fact]
    public async Task FetchAsync_RetryAfterDate_DelaysRetryUntilDate()
    {
        await using var fixture = new ServiceFixture();
        fixture.AddJob();
        fixture.Faults.Enqueue(Fault.Status(HttpStatusCode.ServiceUnavailable, fixture.TimeProvider.GetUtcNow().AddSeconds(7)));

        await fixture.Jobs.FetchAsync(TestAccount.JobSid, Cancellation);

        Assert.Equal([TimeSpan.FromSeconds(7)], fixture.TimeProvider.Delays);
    }

    [Fact]
    public async Task FetchAsync_RetryAfterExceedsTotalTimeout_ThrowsWithRetryAfter()
    {
        await using var fixture = new ServiceFixture();
        fixture.AddJob();
        fixture.Faults.Enqueue(Fault.TooManyRequests(TimeSpan.FromHours(1)));

        var exception = await Assert.ThrowsAsync<BulkExportApiException>(() => fixture.Jobs.FetchAsync(TestAccount.JobSid, Cancellation));

        Assert.Equal(HttpStatusCode.TooManyRequests, exception.StatusCode);
        Assert.Equal(20429, exception.ErrorCode);
        Assert.Equal(TimeSpan.FromHours(1), exception.RetryAfter);
        Assert.EndsWith(" The response requests a delay of 3600 s before a retry.", exception.Message, StringComparison.Ordinal);
        Assert.Empty(fixture.TimeProvider.Delays);
        Assert.Single(fixture.Requests);
    }

    [Fact]
    public async Task FetchAsync_RetryAfterEqualsTotalTimeout_ThrowsWithoutRetry()
    {
        await using var fixture = new ServiceFixture(options => options.TotalRequestTimeout = TimeSpan.FromSeconds(25));
        fixture.AddJob();
        fixture.Faults.Enqueue(Fault.TooManyRequests(TimeSpan.FromSeconds(25)));

        await Assert.ThrowsAsync<BulkExportApiException>(() => fixture.Jobs.FetchAsync(TestAccount.JobSid, Cancellation));

        Assert.Empty(fixture.TimeProvider.Delays);
    }
}
