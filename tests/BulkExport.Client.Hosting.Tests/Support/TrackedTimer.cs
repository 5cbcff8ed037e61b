namespace BulkExport.Client.Hosting.Tests.Support;

/// <summary>A timer of a <see cref="TestClock"/> whose state is known.</summary>
internal sealed class TrackedTimer : ITimer
{
    private readonly ITimer _inner;
    private volatile bool _isPending = true;

    public TrackedTimer(
        Func<TimerCallback, object?, TimeSpan, TimeSpan, ITimer> create,
        TimerCallback callback,
        object? state,
        TimeSpan dueTime,
        TimeSpan period,
        TimeProvider timeProvider
    )
    {
        (DueTime, IsTimeout) = (dueTime, state is CancellationTokenSource);
        _inner = create(Fire, state, dueTime, period);
        DueAt = timeProvider.GetUtcNow() + dueTime; // afterwards, so that it is never before the time at which the inner timer is due

        void Fire(object? callbackState)
        {
            _isPending = false;
            callback(callbackState);
        }
    }

    public TimeSpan DueTime { get; }

    public DateTimeOffset DueAt { get; }

    public bool IsTimeout { get; }

    /// <summary>Gets a value indicating whether the timer has not been fired, changed or disposed.</summary>
    public bool IsPending => _isPending;

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        _isPending = false;
        return _inner.Change(dueTime, period);
    }

    public void Dispose()
    {
        _isPending = false;
        _inner.Dispose();
    }

    public ValueTask DisposeAsync()
    {
        _isPending = false;
        return _inner.DisposeAsync();
    }
}
