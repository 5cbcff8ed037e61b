using BulkExport.Client.Testing;
using static BulkExport.TestSupport.TestAccount;
using static BulkExport.TestSupport.TestClientFactory;

namespace BulkExport.Client.Tests.Http;

/// <summary>Cancellation by the caller throws an exception with the caller's token at any point of a call. The timeouts are so long that a
/// call that ignores the token never ends.</summary>
public sealed class CancellationTests
{
    private static readonly CancellationToken Canceled = new(canceled: true);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task FetchAsync_AlreadyCanceled_SendsNoRequest()
    {
        await using var fixture = new ServiceFixture();
        fixture.AddJob();

        var exception = await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            fixture.Jobs.FetchAsync(TestAccount.JobSid, Canceled)
        );

        Assert.Equal(Canceled, exception.CancellationToken);
        Assert.Empty(fixture.Requests);
    }

    [Fact]
    public async Task FetchAsync_AlreadyCanceled_DoesNotInvokeUserHandler()
    {
        var handler = StubHandler.WithJob();
        using var client = CreateWithoutRetries(handler);

        await Assert.ThrowsAsync<OperationCanceledException>(() => client.Jobs.FetchAsync(TestAccount.JobSid, Canceled));

        Assert.Empty(handler.Requests);
    }

    [Fact]
    public async Task FetchAsync_CanceledByUserHandler_IsNotReportedAsTimeout()
    {
        using var client = CreateWithoutRetries(new(_ => throw new TaskCanceledException("A handler gave up.")));

        var exception = await Assert.ThrowsAsync<BulkExportConnectionException>(() =>
            client.Jobs.FetchAsync(TestAccount.JobSid, Cancellation)
        );

        Assert.False(exception.IsTimeout);
    }

    [Fact]
    public async Task FetchAsync_CanceledBeforeResponse_ThrowsWithCallerToken()
    {
        await using var fixture = new ServiceFixture(UseLongTimeouts);
        using var received = fixture.IgnoreRequests(1);
        using var cancellation = new CancellationTokenSource();

        var fetchTask = fixture.Jobs.FetchAsync(TestAccount.JobSid, cancellation.Token);
        await received.WaitAsync(Cancellation);
        await cancellation.CancelAsync();

        await AssertCanceledAsync(fetchTask, cancellation.Token);
        Assert.Single(fixture.Requests);
    }

    [Fact]
    public async Task FetchAsync_CanceledWhileReadingBody_ThrowsWithCallerToken()
    {
        await using var server = new RawServer().Then(s => s.Stall(JobJson, 40));
        await using var provider = Build(server.BaseAddress, configure: UseLongTimeouts);
        using var cancellation = new CancellationTokenSource();

        var fetchTask = provider.Jobs().FetchAsync(TestAccount.JobSid, cancellation.Token);
        await server.Stalled.WaitAsync(Cancellation);
        await cancellation.CancelAsync();

        await AssertCanceledAsync(fetchTask, cancellation.Token);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task FetchAsync_CanceledDuringDelay_ThrowsWithCallerToken()
    {
        var timeProvider = new AutoAdvanceTimeProvider { AutoAdvance = false };
        await using var fixture = new ServiceFixture(UseLongTimeouts, timeProvider: timeProvider);
        fixture.Faults.Enqueue(Fault.TooManyRequests(TimeSpan.FromMinutes(10)));
        using var cancellation = new CancellationTokenSource();

        var fetchTask = fixture.Jobs.FetchAsync(TestAccount.JobSid, cancellation.Token);
        await timeProvider.DelayStarted.WaitAsync(Cancellation);
        await cancellation.CancelAsync();

        await AssertCanceledAsync(fetchTask, cancellation.Token);
    }

    [Fact]
    public async Task DeleteAsync_CanceledBeforeResponse_ThrowsWithCallerToken()
    {
        await using var fixture = new ServiceFixture(UseLongTimeouts);
        using var received = fixture.IgnoreRequests(1);
        using var cancellation = new CancellationTokenSource();

        var deleteTask = fixture.Jobs.DeleteAsync(TestAccount.JobSid, cancellation.Token);
        await received.WaitAsync(Cancellation);
        await cancellation.CancelAsync();

        await AssertCanceledAsync(deleteTask, cancellation.Token);
    }

    private static void UseLongTimeouts(BulkExportClientOptions options) =>
        (options.AttemptTimeout, options.TotalRequestTimeout) = (TimeSpan.FromMinutes(30), TimeSpan.FromHours(2));

    private static async Task AssertCanceledAsync(Task call, CancellationToken token)
    {
        var exception = await Assert.ThrowsAsync<OperationCanceledException>(() => call);
        Assert.Equal(token, exception.CancellationToken);
        Assert.Null(exception.InnerException);
    }
}
