namespace BulkExport.Client.Testing;

/// <summary>How the service misbehaves for the next calls. One fault strikes one call; after the last one the service is well again.</summary>
public sealed class SimulatedFaults
{
    private readonly Lock _lock = new();
    private readonly Queue<(Fault Fault, int Calls)> _faults = new();
    private int _struck;

    internal SimulatedFaults() { }

    /// <summary>Makes the service misbehave for the next call that no earlier fault is meant for.</summary>
    /// <param name="fault">How.</param>
    /// <exception cref="ArgumentNullException"><paramref name="fault"/> is <see langword="null"/>.</exception>
    public void Next(Fault fault) => Next(1, fault);

    /// <summary>Makes the service misbehave for the next few calls that no earlier fault is meant for.</summary>
    /// <param name="calls">How many calls; <see cref="int.MaxValue"/> for as good as always.</param>
    /// <param name="fault">How.</param>
    /// <exception cref="ArgumentNullException"><paramref name="fault"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="calls"/> is less than 1.</exception>
    public void Next(int calls, Fault fault)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(calls, 1);
        ArgumentNullException.ThrowIfNull(fault);
        lock (_lock)
        {
            _faults.Enqueue((fault, calls));
        }
    }

    /// <summary>Makes the service well again at once. A call that a fault has struck already stays as it is.</summary>
    public void Clear()
    {
        lock (_lock)
        {
            _faults.Clear();
            _struck = 0;
        }
    }

    /// <summary>The fault of the call that has just come; <see langword="null"/> for none.</summary>
    internal Fault? Take()
    {
        lock (_lock)
        {
            if (!_faults.TryPeek(out var next))
            {
                return null;
            }

            if (++_struck == next.Calls)
            {
                _faults.Dequeue();
                _struck = 0;
            }

            return next.Fault;
        }
    }
}
