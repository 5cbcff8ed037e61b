namespace BulkExport.Client.Testing;

/// <summary>How the service, its file host included, misbehaves for the next calls. One fault strikes one call; after the last one the
/// service is well again.</summary>
public sealed class SimulatedFaults
{
    private readonly Lock _lock = new();
    private readonly List<ScheduledFault> _planned = [];
    private RandomFaults? _random;

    internal SimulatedFaults() { }

    /// <summary>Makes the service misbehave for the next call that no earlier fault is meant for.</summary>
    /// <param name="fault">How.</param>
    /// <exception cref="ArgumentNullException"><paramref name="fault"/> is <see langword="null"/>.</exception>
    public void Enqueue(Fault fault) => Plan(1, fault, where: null);

    /// <summary>Makes the service misbehave for the next few calls that no earlier fault is meant for.</summary>
    /// <param name="calls">How many calls; <see cref="int.MaxValue"/> for as good as always.</param>
    /// <param name="fault">How.</param>
    /// <exception cref="ArgumentNullException"><paramref name="fault"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="calls"/> is less than 1.</exception>
    public void Enqueue(int calls, Fault fault) => Plan(calls, fault, where: null);

    /// <summary>Makes the service misbehave for the next call of a kind that no earlier fault is meant for.</summary>
    /// <param name="fault">How.</param>
    /// <param name="where">Which call: <c>request => request.IsFileRequest</c> for the file host. It only looks, and is quick: the service
    /// waits for it.</param>
    /// <exception cref="ArgumentNullException"><paramref name="fault"/> or <paramref name="where"/> is <see langword="null"/>.</exception>
    public void Enqueue(Fault fault, Func<ReceivedRequest, bool> where) => Enqueue(1, fault, where);

    /// <summary>Makes the service misbehave for the next few calls of a kind that no earlier fault is meant for.</summary>
    /// <param name="calls">How many calls; <see cref="int.MaxValue"/> for as good as always.</param>
    /// <param name="fault">How.</param>
    /// <param name="where">Which calls: <c>request => request.IsFileRequest</c> for the file host. It only looks, and is quick: the service
    /// waits for it.</param>
    /// <exception cref="ArgumentNullException"><paramref name="fault"/> or <paramref name="where"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="calls"/> is less than 1.</exception>
    public void Enqueue(int calls, Fault fault, Func<ReceivedRequest, bool> where)
    {
        ArgumentNullException.ThrowIfNull(where);
        Plan(calls, fault, where);
    }

    /// <summary>Makes the service misbehave at random until <see cref="Clear"/>, in every way it knows: connections reset and closed, answers
    /// lost, delayed for good, cut and stalled, refusals with 429 (to come back after a second at most), 500 and 503, and damaged files.</summary>
    /// <remarks>Faults made by <see cref="Enqueue(Fault)"/> come first. A client on the system's clock waits a timeout out for each
    /// stall: give it short ones. The n-th call meets the same fault each time, but calls made at once may come in any order.</remarks>
    /// <param name="share">Which share of all calls, those to the file host included: from 0 to 1.</param>
    /// <param name="seed">What the choice is made from.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="share"/> is not from 0 to 1.</exception>
    public void EnableRandom(double share, int seed)
    {
        if (share is not (>= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(share), share, "A share is from 0 to 1.");
        }

        lock (_lock)
        {
            _random = new RandomFaults(share, seed);
        }
    }

    /// <summary>Makes the service well again at once. A call that a fault has struck already stays as it is.</summary>
    public void Clear()
    {
        lock (_lock)
        {
            _planned.Clear();
            _random = null;
        }
    }

    /// <summary>The fault of the call that has just come; <see langword="null"/> for none.</summary>
    internal Fault? Take(ReceivedRequest request)
    {
        lock (_lock)
        {
            if (_planned.Find(planned => planned.IsFor(request)) is not { } next)
            {
                return _random?.Next(request.IsFileRequest);
            }

            next.Strike();
            if (next.IsOver)
            {
                _planned.Remove(next);
            }

            return next.Fault;
        }
    }

    private void Plan(int calls, Fault fault, Func<ReceivedRequest, bool>? where)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(calls, 1);
        ArgumentNullException.ThrowIfNull(fault);
        lock (_lock)
        {
            _planned.Add(new ScheduledFault(fault, calls, where));
        }
    }
}
