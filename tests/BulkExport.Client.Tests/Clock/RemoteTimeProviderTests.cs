using Microsoft.Extensions.Time.Testing;

namespace BulkExport.Client.Tests.Clock;

/// <summary>Tests <see cref="RemoteTimeProvider"/> and <see cref="ClockServer"/>, with which processes share a fake clock.</summary>
public sealed class RemoteTimeProviderTests : IDisposable
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 7, 10, 12, 0, 0, TimeSpan.Zero));
    private readonly ClockServer _server;
    private readonly RemoteTimeProvider _remote;

    public RemoteTimeProviderTests()
    {
        _server = new ClockServer(_clock);
        _remote = new RemoteTimeProvider(_server.Address);
    }

    public void Dispose()
    {
        _remote.Dispose();
        _server.Dispose();
    }

    [Fact]
    public void GetUtcNow_TimeAdvanced_ReturnsTimeOfServer()
    {
        var start = _remote.GetTimestamp();

        _clock.Advance(TimeSpan.FromDays(2));

        Assert.Equal(_clock.GetUtcNow(), _remote.GetUtcNow());
        Assert.Equal(TimeSpan.FromDays(2), _remote.GetElapsedTime(start));
    }

    [Fact]
    public async Task Delay_TimeAdvanced_CompletesWhenDue()
    {
        var delay = Task.Delay(TimeSpan.FromMinutes(1), _remote, TestContext.Current.CancellationToken);

        _clock.Advance(TimeSpan.FromSeconds(59));
        Assert.False(delay.IsCompleted);
        _clock.Advance(TimeSpan.FromSeconds(1));

        await delay;
    }

    [Fact]
    public void Timer_Due_RunsCallbackBeforeAdvanceReturns()
    {
        var times = new List<DateTimeOffset>();
        using var timer = _remote.CreateTimer(
            _ => times.Add(_remote.GetUtcNow()),
            state: null,
            TimeSpan.FromSeconds(1),
            TimeSpan.FromSeconds(2)
        );
        var start = _clock.GetUtcNow();

        _clock.Advance(TimeSpan.FromSeconds(1));
        _clock.Advance(TimeSpan.FromSeconds(2));
        timer.Change(TimeSpan.FromSeconds(5), Timeout.InfiniteTimeSpan);
        _clock.Advance(TimeSpan.FromSeconds(4));

        Assert.Equal([start.AddSeconds(1), start.AddSeconds(3)], times);
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(start.AddSeconds(8), times[2]);
        timer.Dispose();
        Assert.False(timer.Change(TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan));
        _clock.Advance(TimeSpan.FromSeconds(9));
        Assert.Equal(3, times.Count);
    }

    [Fact]
    public async Task Timer_DueAtOnce_RunsCallback()
    {
        var fired = new TaskCompletionSource<DateTimeOffset>(TaskCreationOptions.RunContinuationsAsynchronously);

        await using var timer = _remote.CreateTimer(
            _ => fired.SetResult(_remote.GetUtcNow()),
            state: null,
            TimeSpan.Zero,
            Timeout.InfiniteTimeSpan
        );

        Assert.Equal(_clock.GetUtcNow(), await fired.Task);
    }

    [Fact]
    public async Task Advance_ClientClosedDuringCallback_Returns()
    {
        using var entered = new ManualResetEventSlim();
        using var release = new ManualResetEventSlim();
        var other = new RemoteTimeProvider(_server.Address);
        await using var timer = other.CreateTimer(_ => Block(), state: null, TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan);
        var advance = Task.Run(() => _clock.Advance(TimeSpan.FromSeconds(1)), TestContext.Current.CancellationToken);
        entered.Wait(TestContext.Current.CancellationToken);
        Assert.False(advance.IsCompleted);

        other.Dispose();

        await advance;
        release.Set();

        void Block()
        {
            entered.Set();
            release.Wait();
        }
    }

    [Fact]
    public void FromEnvironment_NotSet_ReturnsNull() => Assert.Null(RemoteTimeProvider.FromEnvironment());
}
