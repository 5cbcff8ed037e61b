using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace BulkExport.Client.Testing.Tests;

/// <summary>Tests calls whose delays and timeouts elapse on a fake clock.</summary>
public sealed class SimulatedTimeProviderTests : SimulatorTestBase
{
    private readonly SimulatedTimeProvider _timeProvider;
    private readonly ServiceProvider _provider;

    public SimulatedTimeProviderTests()
    {
        _timeProvider = new SimulatedTimeProvider(Service, Time.Advance);
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(_timeProvider).AddBulkExportClient(Service.CreateClientOptions());
        _provider = services.BuildServiceProvider();
    }

    private IBulkExportClient Client => _provider.GetRequiredService<IBulkExportClient>();

    private TimeSpan Elapsed => Time.GetUtcNow() - Start;

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

    [Fact]
    public async Task AdvanceUntilCompletedAsync_PeriodicTimer_FiresEachPeriod()
    {
        var times = new List<TimeSpan>();
        var completed = new TaskCompletionSource();
        await using var timer = _timeProvider.CreateTimer(Tick, state: null, TimeSpan.FromMinutes(1), TimeSpan.FromHours(1));

        await _timeProvider.AdvanceUntilCompletedAsync(completed.Task, Token);

        Assert.Equal([TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(61), TimeSpan.FromMinutes(121)], times);

        void Tick(object? state)
        {
            times.Add(Elapsed);
            if (times.Count == 3)
            {
                completed.SetResult();
            }
        }
    }

    [Fact]
    public async Task AdvanceUntilCompletedAsync_ChangedAndDisposedTimers_DoNotAdvance()
    {
        var ignored = _timeProvider.CreateTimer(_ => { }, state: null, TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan);
        await ignored.DisposeAsync();
        var fired = new TaskCompletionSource();
        await using var timer = _timeProvider.CreateTimer(
            _ => fired.SetResult(),
            state: null,
            TimeSpan.FromSeconds(1),
            Timeout.InfiniteTimeSpan
        );
        timer.Change(TimeSpan.FromSeconds(5), Timeout.InfiniteTimeSpan);

        await _timeProvider.AdvanceUntilCompletedAsync(fired.Task, Token);

        Assert.Equal(TimeSpan.FromSeconds(5), Elapsed);
    }

    [Fact]
    public async Task AdvanceUntilCompletedAsync_TimersStartedConcurrently_FireAll()
    {
        var delays = Enumerable
            .Range(0, 8)
            .Select(worker =>
                Task.Run(
                    async () =>
                    {
                        for (var delay = 1; delay <= 500; delay++)
                        {
                            await Task.Delay(TimeSpan.FromSeconds(worker + delay), _timeProvider, Token);
                        }
                    },
                    Token
                )
            );

        await _timeProvider.AdvanceUntilCompletedAsync(Task.WhenAll(delays), Token);
    }

    [Fact]
    public async Task CreateTimer_PeriodicTimerAndManualAdvance_FiresEachPeriod()
    {
        var count = 0;
        await using var timer = _timeProvider.CreateTimer(_ => count++, state: null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2));

        Time.Advance(TimeSpan.FromSeconds(8));

        Assert.Equal(4, count);
    }

    [Fact]
    public async Task AdvanceUntilCompletedAsync_AlreadyAdvancing_Throws()
    {
        var source = new TaskCompletionSource();
        var first = _timeProvider.AdvanceUntilCompletedAsync(source.Task, Token);

        await Assert.ThrowsAsync<InvalidOperationException>(() => _timeProvider.AdvanceUntilCompletedAsync(Task.CompletedTask, Token));

        source.SetResult();
        await first;
        await _timeProvider.AdvanceUntilCompletedAsync(Task.CompletedTask, Token);
    }

    [Fact]
    public async Task AdvanceUntilCompletedAsync_Canceled_LeavesCallRunning()
    {
        var source = new TaskCompletionSource();
        using var cancellation = new CancellationTokenSource();
        var advancing = _timeProvider.AdvanceUntilCompletedAsync(source.Task, cancellation.Token);

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => advancing);
        Assert.False(source.Task.IsCompleted);
    }

    [Fact]
    public async Task AdvanceUntilCompletedAsync_DelegateOfOtherClock_Throws()
    {
        var timeProvider = new SimulatedTimeProvider(Service, new FakeTimeProvider().Advance);

        var exception = await Assert.ThrowsAsync<InvalidOperationException>(() =>
            timeProvider.AdvanceUntilCompletedAsync(Task.Delay(TimeSpan.FromSeconds(1), timeProvider, Token), Token)
        );
        Assert.Contains("FakeTimeProvider.Advance", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Constructor_SimulatorOnSystemTime_Throws()
    {
        await using var service = SimulatedBulkExport.Start();

        Assert.Throws<ArgumentException>(() => new SimulatedTimeProvider(service, Time.Advance));
    }

    [Fact]
    public void TimeoutGracePeriod_OutOfRange_Throws()
    {
        Assert.Equal(TimeSpan.FromMilliseconds(100), _timeProvider.TimeoutGracePeriod);
        Assert.Throws<ArgumentOutOfRangeException>(() => Create(TimeSpan.FromMilliseconds(-2)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Create(TimeSpan.FromDays(1) + TimeSpan.FromTicks(1)));
        Assert.Equal(Timeout.InfiniteTimeSpan, Create(Timeout.InfiniteTimeSpan).TimeoutGracePeriod);

        SimulatedTimeProvider Create(TimeSpan value) => new(Service, Time.Advance) { TimeoutGracePeriod = value };
    }

    [Fact]
    public void Properties_Time_AreThoseOfFakeTimeProvider()
    {
        Time.Advance(TimeSpan.FromSeconds(3));

        Assert.Equal(Time.GetUtcNow(), _timeProvider.GetUtcNow());
        Assert.Equal(Time.GetTimestamp(), _timeProvider.GetTimestamp());
        Assert.Equal(Time.TimestampFrequency, _timeProvider.TimestampFrequency);
        Assert.Equal(Time.LocalTimeZone, _timeProvider.LocalTimeZone);
    }

    protected override void DisposeClients() => _provider.Dispose();
}
