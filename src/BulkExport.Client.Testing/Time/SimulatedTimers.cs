namespace BulkExport.Client.Testing;

/// <summary>Represents the pending timers of a <see cref="SimulatedTimeProvider"/>.</summary>
internal sealed class SimulatedTimers(TimeProvider timeProvider)
{
    private readonly long _start = timeProvider.GetTimestamp();
    private readonly Lock _lock = new();
    private readonly HashSet<SimulatedTimer> _pending = [];

    /// <summary>Occurs after a timer has been started, changed, stopped or fired.</summary>
    public event Action? Changed;

    private TimeSpan Elapsed => timeProvider.GetElapsedTime(_start);

    public SimulatedTimer Create(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new SimulatedTimer(this, timeProvider, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Schedules a timer, or removes it if it has no due time or is disposed.</summary>
    public void Schedule(SimulatedTimer timer, TimeSpan dueTime)
    {
        lock (_lock)
        {
            _pending.Remove(timer);
            if (dueTime != Timeout.InfiniteTimeSpan && !timer.IsDisposed)
            {
                timer.DueAt = Elapsed + dueTime;
                _pending.Add(timer);
            }
        }

        Changed?.Invoke();
    }

    /// <summary>Removes a timer that is due, or schedules it for its next period.</summary>
    /// <returns><see langword="true"/> if the timer is due; <see langword="false"/> if it was changed, disposed or fired in the meantime.</returns>
    public bool TryFire(SimulatedTimer timer, TimeSpan period)
    {
        lock (_lock)
        {
            if (timer.DueAt > Elapsed || !_pending.Remove(timer))
            {
                return false;
            }

            if (period != Timeout.InfiniteTimeSpan)
            {
                timer.DueAt += period;
                _pending.Add(timer);
            }
        }

        Changed?.Invoke();
        return true;
    }

    /// <summary>Finds the timer that is due first.</summary>
    /// <returns>The timer, its remaining time, and whether any pending timer is a delay; or <see langword="null"/> if no timer is pending.</returns>
    public (SimulatedTimer Timer, TimeSpan RemainingTime, bool HasDelay)? FindNext()
    {
        lock (_lock)
        {
            if (_pending.MinBy(timer => (timer.DueAt, timer.IsTimeout)) is not { } next) // of equal times, the delay is first
            {
                return null;
            }

            var remaining = next.DueAt - Elapsed;
            return (next, remaining > TimeSpan.Zero ? remaining : TimeSpan.Zero, _pending.Any(timer => !timer.IsTimeout));
        }
    }
}
