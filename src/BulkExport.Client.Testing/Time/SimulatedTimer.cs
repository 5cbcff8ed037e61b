namespace BulkExport.Client.Testing;

/// <summary>Represents a timer of the fake time provider whose due time is known.</summary>
internal sealed class SimulatedTimer : ITimer
{
    private readonly SimulatedTimers _timers;
    private readonly TimerCallback _callback;
    private readonly object? _state;
    private readonly ITimer _inner;
    private TimeSpan _period = Timeout.InfiniteTimeSpan;

    public SimulatedTimer(SimulatedTimers timers, TimeProvider timeProvider, TimerCallback callback, object? state)
    {
        _timers = timers;
        _callback = callback;
        _state = state;
        _inner = timeProvider.CreateTimer(_ => Fire(), state: null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Gets or sets the time at which the timer is due, since the start of the timers.</summary>
    public TimeSpan DueAt { get; set; }

    public bool IsDisposed { get; private set; }

    /// <summary>Gets a value indicating whether the timer cancels a <see cref="CancellationTokenSource"/>.</summary>
    public bool IsTimeout => _state is CancellationTokenSource;

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        _period = period == TimeSpan.Zero ? Timeout.InfiniteTimeSpan : period;
        _timers.Schedule(this, dueTime); // first, so that the timer is never due later than the inner timer
        return _inner.Change(dueTime, period);
    }

    /// <summary>Fires a timer that is due. The inner timer has not fired if it was started while the time advanced.</summary>
    public void FireOverdue() => _inner.Change(TimeSpan.Zero, _period);

    public void Dispose()
    {
        IsDisposed = true;
        _timers.Schedule(this, Timeout.InfiniteTimeSpan);
        _inner.Dispose();
    }

    public ValueTask DisposeAsync()
    {
        IsDisposed = true;
        _timers.Schedule(this, Timeout.InfiniteTimeSpan);
        return _inner.DisposeAsync();
    }

    private void Fire()
    {
        if (_timers.TryFire(this, _period))
        {
            _callback(_state);
        }
    }
}
