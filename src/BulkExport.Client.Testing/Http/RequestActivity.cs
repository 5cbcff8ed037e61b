namespace BulkExport.Client.Testing;

/// <summary>Counts the requests in flight: those that the simulator is processing, and those for which it currently sends nothing.</summary>
internal sealed class RequestActivity
{
    private int _active;
    private int _stalled;

    /// <summary>Occurs after a count has changed.</summary>
    public event Action? Changed;

    /// <summary>Gets the number of requests that the simulator is processing.</summary>
    public int Active => Volatile.Read(ref _active);

    /// <summary>Gets the number of requests for which the simulator currently sends nothing.</summary>
    public int Stalled => Volatile.Read(ref _stalled);

    public void Begin() => Change(ref _active, 1);

    public void End() => Change(ref _active, -1);

    /// <summary>Counts an active request as stalled until the returned instance is disposed.</summary>
    public IDisposable Stall()
    {
        Interlocked.Increment(ref _stalled);
        Change(ref _active, -1);
        return new StalledRequest(this);
    }

    private void Change(ref int count, int difference)
    {
        Interlocked.Add(ref count, difference);
        Changed?.Invoke();
    }

    private sealed class StalledRequest(RequestActivity activity) : IDisposable
    {
        public void Dispose()
        {
            Interlocked.Increment(ref activity._active);
            activity.Change(ref activity._stalled, -1);
        }
    }
}
