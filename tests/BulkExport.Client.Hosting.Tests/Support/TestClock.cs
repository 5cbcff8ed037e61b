using Microsoft.Extensions.Time.Testing;

namespace BulkExport.Client.Hosting.Tests.Support;

/// <summary>A fake time provider that a test advances from delay to delay.</summary>
internal sealed class TestClock() : FakeTimeProvider(StartTime)
{
    public static readonly DateTimeOffset StartTime = new(2026, 11, 24, 13, 0, 0, TimeSpan.Zero);

    private readonly Lock _lock = new();
    private readonly List<TrackedTimer> _timers = [];
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime <= TimeSpan.Zero)
        {
            return base.CreateTimer(callback, state, dueTime, period);
        }

        var timer = new TrackedTimer(base.CreateTimer, callback, state, dueTime, period, this);
        lock (_lock)
        {
            _timers.RemoveAll(other => !other.IsPending);
            _timers.Add(timer);
            _changed.TrySetResult();
            _changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        return timer;
    }

    /// <summary>Advances the time, and fires all timers that are due.</summary>
    public new void Advance(TimeSpan delta)
    {
        base.Advance(delta);

        // While another thread searches for due timers, the base class leaves them to that thread, which can miss some.
        while (IsAnyOverdue())
        {
            Thread.Yield();
            base.Advance(TimeSpan.Zero);
        }
    }

    /// <summary>Waits until a delay of a duration in a range is pending, and advances the time to its end.</summary>
    /// <returns>The delay.</returns>
    public async Task<TimeSpan> AdvancePastDelayAsync(TimeSpan minimum, TimeSpan maximum)
    {
        var timer = await WaitForDelaysAsync(minimum, maximum);
        Advance(timer.DueAt - GetUtcNow());
        return timer.DueTime;
    }

    /// <summary>Waits until a number of delays of a duration in a range are pending.</summary>
    /// <returns>The delay that was started last.</returns>
    public async Task<TrackedTimer> WaitForDelaysAsync(TimeSpan minimum, TimeSpan maximum, int count = 1)
    {
        while (true)
        {
            Task changed;
            lock (_lock)
            {
                var pending = _timers
                    .Where(timer => timer is { IsPending: true, IsTimeout: false } && timer.DueTime >= minimum && timer.DueTime <= maximum)
                    .ToArray();
                if (pending.Length >= count)
                {
                    return pending[^1];
                }

                changed = _changed.Task;
            }

            await changed.WaitAsync(TestContext.Current.CancellationToken);
        }
    }

    private bool IsAnyOverdue()
    {
        lock (_lock)
        {
            return _timers.Any(timer => timer.IsPending && timer.DueAt <= GetUtcNow());
        }
    }
}
