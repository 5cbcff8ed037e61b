using System.Net;
using Microsoft.Extensions.DependencyInjection;

namespace BulkExport.Client.Testing.Tests;

/// <summary>Tests calls whose delays and timeouts elapse on a fake clock.</summary>
public sealed class SimulatedTimeProviderCallTests : SimulatorTestBase
{
    private readonly SimulatedTimeProvider _timeProvider;
    private readonly ServiceProvider _provider;

    public SimulatedTimeProviderCallTests()
    {
        _timeProvider = new SimulatedTimeProvider(Service, Time.Advance);
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(_timeProvider).AddBulkExportClient(Service.CreateClientOptions());
        _provider = services.BuildServiceProvider();
    }

    private IBulkExportClient Client => _provider.GetRequiredService<IBulkExportClient>();

    [Fact]
    public async Task AdvanceUntilCompletedAsync_RetryAfter_AdvancesByDelay()
    {
        var sid = Service.Jobs.Add(ThreeDays);
        Service.Faults.Enqueue(Fault.TooManyRequests(TimeSpan.FromSeconds(20)));

        var job = await _timeProvider.AdvanceUntilCompletedAsync(Client.Jobs.FetchAsync(sid, Token), Token);

        Assert.Equal(sid, job.JobSid);
        Assert.Equal(TimeSpan.FromSeconds(20), Elapsed);
        Assert.Equal([Start, Start.AddSeconds(20)], Service.Requests.Select(request => request.ReceivedAt));
    }

    [Fact]
    public async Task AdvanceUntilCompletedAsync_TransientFailures_RetriesWithBackoff()
    {
        var sid = Service.Jobs.Add(ThreeDays);
        Service.Faults.Enqueue(3, Fault.Status(HttpStatusCode.ServiceUnavailable));

        await _timeProvider.AdvanceUntilCompletedAsync(Client.Jobs.DeleteAsync(sid, Token), Token);

        Assert.False(Service.Jobs.Contains(sid));
        Assert.Equal(4, Service.Requests.Count);
        Assert.InRange(Elapsed.TotalSeconds, 1.75, 3.5);
    }

    [Fact]
    public async Task AdvanceUntilCompletedAsync_NoResponse_AdvancesByTimeouts()
    {
        Service.Faults.Enqueue(int.MaxValue, Fault.NoResponse());

        var exception = await Assert.ThrowsAsync<BulkExportConnectionException>(() =>
            _timeProvider.AdvanceUntilCompletedAsync(Client.Jobs.FetchAsync(TestAccount.JobSid, Token), Token)
        );

        Assert.True(exception.IsTimeout);
        Assert.Equal(5, exception.AttemptCount);
        Assert.InRange(Elapsed.TotalSeconds, 50 + 3.75, 50 + 7.5);
    }

    [Fact]
    public async Task AdvanceUntilCompletedAsync_StalledDownload_RetriesAfterIdleTimeout()
    {
        var sid = Service.Jobs.Add(ThreeDays with { Age = TimeSpan.FromHours(1) });
        var file = Service.Files.Get(ResourceType.Messages, new(2026, 7, 1));
        Service.Faults.Enqueue(Fault.BodyStalled(100), request => request.IsFileRequest);
        var store = new InMemoryExportStore();

        var exporting = Client.DownloadJobAsync(sid, store, cancellationToken: Token);
        var result = await _timeProvider.AdvanceUntilCompletedAsync(exporting, Token);

        Assert.True(result.IsComplete);
        Assert.Equal(file.RecordCount!.Value, result.Files.First().RecordCount);
        Assert.InRange(Elapsed.TotalSeconds, 30, 31);
    }

    [Fact]
    public async Task AdvanceUntilCompletedAsync_LongWait_PollsUntilFinished()
    {
        var sid = Service.Jobs.Add(ThreeDays with { QueueTime = TimeSpan.FromHours(20) });

        var job = await _timeProvider.AdvanceUntilCompletedAsync(Client.Jobs.WaitForCompletionAsync(sid, cancellationToken: Token), Token);

        Assert.True(job.IsFinished);
        Assert.InRange(Elapsed.TotalHours, 20, 20.1);
        Assert.InRange(Service.Requests.Count, 100, 400);
    }

    [Fact]
    public async Task AdvanceUntilCompletedAsync_TimeoutOfCallerDuringDelay_CancelsCall()
    {
        var sid = Service.Jobs.Add(ThreeDays with { QueueTime = TimeSpan.FromDays(1) });
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(12), _timeProvider);

        await Assert.ThrowsAsync<OperationCanceledException>(() =>
            _timeProvider.AdvanceUntilCompletedAsync(Client.Jobs.WaitForCompletionAsync(sid, cancellationToken: timeout.Token), Token)
        );

        Assert.Equal(TimeSpan.FromSeconds(12), Elapsed);
    }

    [Fact]
    public async Task AdvanceUntilCompletedAsync_RequestInFlight_DoesNotAdvance()
    {
        using var received = new SemaphoreSlim(0);
        using var released = new ManualResetEventSlim();
        Service.Faults.Enqueue(
            Fault.ConnectionReset(),
            _ =>
            {
                received.Release();
                released.Wait(Token);
                return false;
            }
        );
        var delay = Task.Delay(TimeSpan.FromSeconds(1), _timeProvider, Token);
        var fetching = Client.Jobs.FetchAsync(Service.Jobs.Add(ThreeDays), Token);
        await received.WaitAsync(Token);

        var advancing = _timeProvider.AdvanceUntilCompletedAsync(Task.WhenAll(delay, fetching), Token); // returns when it waits
        Assert.Equal(TimeSpan.Zero, Elapsed);
        released.Set();
        await advancing;

        Assert.Equal(TimeSpan.FromSeconds(1), Elapsed);
        Assert.Single(Service.Requests);
    }

    [Fact]
    public async Task AdvanceUntilCompletedAsync_ParallelDownloadsWithFaults_Completes()
    {
        var sid = Service.Jobs.Add(
            new SimulatedJob
            {
                StartDay = new(2026, 6, 1),
                EndDay = new(2026, 6, 30),
                Age = TimeSpan.FromHours(1),
            }
        );
        Service.Faults.EnableRandom(0.05, seed: 1);

        var exporting = Client.DownloadJobAsync(sid, new InMemoryExportStore(), cancellationToken: Token);
        var result = await _timeProvider.AdvanceUntilCompletedAsync(exporting, Token);

        Assert.Equal(30, result.Files.Count());
    }

    protected override void DisposeClients() => _provider.Dispose();
}
