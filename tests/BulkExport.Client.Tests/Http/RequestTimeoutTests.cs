using System.Net;
using BulkExport.Client.Testing;
using static BulkExport.TestSupport.TestAccount;
using static BulkExport.TestSupport.TestClientFactory;

namespace BulkExport.Client.Tests.Http;

/// <summary>Attempts that exceed <see cref="BulkExportClientOptions.AttemptTimeout"/>. Bodies that stall need a <see cref="RawServer"/>, which
/// reports the moment at which nothing more is sent.</summary>
public sealed class RequestTimeoutTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task FetchAsync_BodyStallsOnce_RetriesAfterAttemptTimeout()
    {
        await using var server = new RawServer().Then(s => s.Stall(JobJson, 40)).Then(_ => RawServer.Respond(200, JobJson));
        var timeProvider = new AutoAdvanceTimeProvider();
        await using var provider = Build(server.BaseAddress, timeProvider);

        var fetchTask = provider.Jobs().FetchAsync(TestAccount.JobSid, Cancellation);
        await server.Stalled.WaitAsync(Cancellation);
        timeProvider.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal(TestAccount.JobSid, (await fetchTask).JobSid);
    }

    [Fact]
    public async Task FetchAsync_EveryBodyStalls_ThrowsAtTotalTimeout()
    {
        await using var server = new RawServer().Then(s => s.Stall(JobJson, 40));
        var timeProvider = new AutoAdvanceTimeProvider();
        await using var provider = Build(server.BaseAddress, timeProvider, UseTotalTimeout);
        var start = timeProvider.GetTimestamp();

        var fetchTask = provider.Jobs().FetchAsync(TestAccount.JobSid, Cancellation);
        for (var attempt = 0; attempt < 2; attempt++)
        {
            await server.Stalled.WaitAsync(Cancellation);
            timeProvider.Advance(TimeSpan.FromSeconds(10));
        }

        // After two attempts of 10 s and two delays, less than 5 s remain for the third attempt.
        await server.Stalled.WaitAsync(Cancellation);
        timeProvider.Advance(TimeSpan.FromSeconds(25) - timeProvider.GetElapsedTime(start));

        AssertTimeout(await Assert.ThrowsAsync<BulkExportConnectionException>(() => fetchTask), timeProvider.GetElapsedTime(start));
    }

    [Fact]
    public async Task FetchAsync_NoResponse_ThrowsAtTotalTimeout()
    {
        await using var fixture = new ServiceFixture(UseTotalTimeout, useSimulatedTime: true);
        fixture.FailAlways(Fault.NoResponse());
        var start = fixture.TimeProvider.GetTimestamp();

        var exception = await Assert.ThrowsAsync<BulkExportConnectionException>(() =>
            fixture.SimulatedTime.AdvanceUntilCompletedAsync(fixture.Jobs.FetchAsync(TestAccount.JobSid, Cancellation), Cancellation)
        );

        AssertTimeout(exception, fixture.TimeProvider.GetElapsedTime(start));
    }

    [Fact]
    public async Task FetchAsync_ErrorBodyStalls_ThrowsWithStatusCode()
    {
        await using var server = new RawServer(async connection =>
        {
            await connection.SendAsync("HTTP/1.1 404 Not Found\r\nContent-Length: 100\r\n\r\n{");
            await connection.UntilClosedAsync();
        });
        var timeProvider = new AutoAdvanceTimeProvider();
        await using var provider = Build(server.BaseAddress, timeProvider, options => options.MaxRetryAttempts = 0);

        var fetchTask = provider.Jobs().FetchAsync(TestAccount.JobSid, Cancellation);
        await timeProvider.TimeoutStarted.WaitAsync(Cancellation); // timeout of the attempt
        await timeProvider.TimeoutStarted.WaitAsync(Cancellation); // timeout for reading the error body
        timeProvider.Advance(TimeSpan.FromSeconds(2));

        Assert.Equal(HttpStatusCode.NotFound, (await Assert.ThrowsAsync<BulkExportApiException>(() => fetchTask)).StatusCode);
    }

    private static void UseTotalTimeout(BulkExportClientOptions options) => options.TotalRequestTimeout = TimeSpan.FromSeconds(25);

    private static void AssertTimeout(BulkExportConnectionException exception, TimeSpan elapsed)
    {
        Assert.True(exception.IsTimeout);
        Assert.Equal(3, exception.AttemptCount);
        Assert.IsType<TimeoutException>(exception.InnerException);
        Assert.Equal(TimeSpan.FromSeconds(25), elapsed);
    }
}
