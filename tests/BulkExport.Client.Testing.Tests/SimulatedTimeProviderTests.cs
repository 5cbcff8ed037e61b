using Microsoft.Extensions.Time.Testing;

namespace BulkExport.Client.Testing.Tests;

/// <summary>Tests timers that fire on a fake clock.</summary>
public sealed class SimulatedTimeProviderTests : SimulatorTestBase
{
    private readonly SimulatedTimeProvider _timeProvider;

    public SimulatedTimeProviderTests() => _timeProvider = new SimulatedTimeProvider(Service, Time.Advance);

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
}
