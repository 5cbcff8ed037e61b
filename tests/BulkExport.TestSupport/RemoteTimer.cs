namespace BulkExport.TestSupport;

/// <summary>Represents a timer of a <see cref="RemoteTimeProvider"/>, whose callback runs in this process.</summary>
internal sealed class RemoteTimer(RemoteTimeProvider timeProvider, long id, TimerCallback callback, object? state) : ITimer
{
    private volatile bool _isDisposed;

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        if (_isDisposed)
        {
            return false;
        }

        timeProvider.Change(id, dueTime, period);
        return true;
    }

    public void Fire()
    {
        if (!_isDisposed)
        {
            callback(state);
        }
    }

    public void Dispose()
    {
        _isDisposed = true;
        timeProvider.Remove(id);
    }

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }
}
