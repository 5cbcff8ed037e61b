using static BulkExport.TestSupport.RawServer;
using static BulkExport.TestSupport.TestAccount;
using static BulkExport.TestSupport.TestClientFactory;

namespace BulkExport.Client.Tests.Http;

/// <summary>The caller's cancellation comes out as itself, with the caller's token, wherever the call is. On the real clock: a call that
/// did not end at once would wait for minutes here.</summary>
public sealed class CancellationTests
{
    [Fact]
    public async Task FetchAsync_AlreadyCancelled_SendsNothing()
    {
        await using var server = new RawServer(Answer(200, JobJson));
        await using var provider = Build(server.BaseAddress);
        var cancelled = new CancellationToken(canceled: true);

        var thrown = await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            provider.Jobs().FetchAsync(TestAccount.JobSid, cancelled)
        );

        Assert.Equal(cancelled, thrown.CancellationToken);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task FetchAsync_AlreadyCancelled_ReachesNoHandlerOfTheUsersOwn()
    {
        var network = StubHandler.WithJob();
        using var client = TestClientFactory.CreateWithoutRetries(network);

        await Assert.ThrowsAsync<OperationCanceledException>(() => client.Jobs.FetchAsync(TestAccount.JobSid, new(canceled: true)));

        Assert.Empty(network.Requests);
    }

    [Fact]
    public async Task FetchAsync_GivenUpByAHandlerOfTheUsersOwn_IsNoTimeout()
    {
        using var client = TestClientFactory.CreateWithoutRetries(new(_ => throw new TaskCanceledException("A handler gave up.")));

        var thrown = await Assert.ThrowsAsync<BulkExportConnectionException>(() =>
            client.Jobs.FetchAsync(TestAccount.JobSid, TestContext.Current.CancellationToken)
        );

        Assert.False(thrown.IsTimeout);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task FetchAsync_CancelledDuringAnAttempt_ThrowsWithTheCallersToken(bool withinTheBody)
    {
        await using var server = new RawServer().Then(s => withinTheBody ? s.Stall(JobJson, 40) : s.Silence);
        await using var provider = Build(server.BaseAddress, configure: Patiently);
        using var cancelling = new CancellationTokenSource();

        var fetching = provider.Jobs().FetchAsync(TestAccount.JobSid, cancelling.Token);
        await server.Stalled.WaitAsync(TestContext.Current.CancellationToken);
        await cancelling.CancelAsync();

        await AssertCancelledAsync(fetching, cancelling.Token);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task FetchAsync_CancelledDuringAWait_ThrowsWithTheCallersToken()
    {
        await using var server = new RawServer(Answer(429, "", "Retry-After: 600"));
        var clock = new AutoAdvanceTimeProvider { AutoAdvance = false };
        await using var provider = Build(server.BaseAddress, clock, Patiently);
        using var cancelling = new CancellationTokenSource();

        var fetching = provider.Jobs().FetchAsync(TestAccount.JobSid, cancelling.Token);
        await clock.DelayStarted.WaitAsync(TestContext.Current.CancellationToken);
        await cancelling.CancelAsync();

        await AssertCancelledAsync(fetching, cancelling.Token);
    }

    [Fact]
    public async Task DeleteAsync_CancelledDuringAnAttempt_ThrowsWithTheCallersToken()
    {
        await using var server = new RawServer().Then(s => s.Silence);
        await using var provider = Build(server.BaseAddress, configure: Patiently);
        using var cancelling = new CancellationTokenSource();

        var deleting = provider.Jobs().DeleteAsync(TestAccount.JobSid, cancelling.Token);
        await server.Stalled.WaitAsync(TestContext.Current.CancellationToken);
        await cancelling.CancelAsync();

        await AssertCancelledAsync(deleting, cancelling.Token);
    }

    private static void Patiently(BulkExportClientOptions options) =>
        (options.AttemptTimeout, options.TotalRequestTimeout) = (TimeSpan.FromMinutes(30), TimeSpan.FromHours(2));

    private static async Task AssertCancelledAsync(Task call, CancellationToken token)
    {
        var thrown = await Assert.ThrowsAsync<OperationCanceledException>(() => call);
        Assert.Equal(token, thrown.CancellationToken);
        Assert.Null(thrown.InnerException);
    }
}
