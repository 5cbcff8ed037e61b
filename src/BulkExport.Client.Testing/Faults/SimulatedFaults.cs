namespace BulkExport.Client.Testing;

/// <summary>Injects faults into the responses of a <see cref="SimulatedBulkExport"/>, including those of its file host.</summary>
/// <remarks>
/// Faults are applied in the order in which they were enqueued. Each fault affects the specified number of requests. Requests that no fault matches
/// are processed normally.
/// </remarks>
/// <example>
/// The following example makes the next two API requests fail with a transient error, and corrupts the next export file.
/// <code>
/// service.Faults.Enqueue(2, Fault.Status(HttpStatusCode.ServiceUnavailable), request => !request.IsFileRequest);
/// service.Faults.Enqueue(Fault.BodyCorrupted(offset: 100), request => request.IsFileRequest);
/// </code>
/// </example>
public sealed class SimulatedFaults
{
    private readonly Lock _lock = new();
    private readonly List<ScheduledFault> _scheduled = [];
    private RandomFaults? _random;

    internal SimulatedFaults() { }

    /// <summary>Enqueues a fault for the next request that no earlier fault matches.</summary>
    /// <param name="fault">The fault to inject.</param>
    /// <exception cref="ArgumentNullException"><paramref name="fault"/> is <see langword="null"/>.</exception>
    public void Enqueue(Fault fault) => Schedule(1, fault, predicate: null);

    /// <summary>Enqueues a fault for a number of requests that no earlier fault matches.</summary>
    /// <param name="count">The number of requests to affect; <see cref="int.MaxValue"/> for all requests.</param>
    /// <param name="fault">The fault to inject.</param>
    /// <exception cref="ArgumentNullException"><paramref name="fault"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is less than 1.</exception>
    public void Enqueue(int count, Fault fault) => Schedule(count, fault, predicate: null);

    /// <summary>Enqueues a fault for the next request that matches a predicate and that no earlier fault matches.</summary>
    /// <param name="fault">The fault to inject.</param>
    /// <param name="predicate">The condition that a request must match, such as <c>request => request.IsFileRequest</c>. The predicate must be
    /// fast and free of side effects because it runs while the request log is locked.</param>
    /// <exception cref="ArgumentNullException"><paramref name="fault"/> or <paramref name="predicate"/> is <see langword="null"/>.</exception>
    public void Enqueue(Fault fault, Func<ReceivedRequest, bool> predicate) => Enqueue(1, fault, predicate);

    /// <summary>Enqueues a fault for a number of requests that match a predicate and that no earlier fault matches.</summary>
    /// <param name="count">The number of requests to affect; <see cref="int.MaxValue"/> for all matching requests.</param>
    /// <param name="fault">The fault to inject.</param>
    /// <param name="predicate">The condition that a request must match, such as <c>request => request.IsFileRequest</c>. The predicate must be
    /// fast and free of side effects because it runs while the request log is locked.</param>
    /// <exception cref="ArgumentNullException"><paramref name="fault"/> or <paramref name="predicate"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is less than 1.</exception>
    public void Enqueue(int count, Fault fault, Func<ReceivedRequest, bool> predicate)
    {
        ArgumentNullException.ThrowIfNull(predicate);
        Schedule(count, fault, predicate);
    }

    /// <summary>Enables random faults until <see cref="Clear"/> is called.</summary>
    /// <remarks>
    /// <para>
    /// The faults are connection resets and closures, lost and missing responses, dropped and stalled bodies, status codes 429 (with a
    /// <c>Retry-After</c> value of at most one second), 500 and 503, responses of a proxy or a load balancer instead of the service,
    /// responses for another resource, unexpected descriptive values, links with another base address, redirects and storage errors of the file host,
    /// and corrupt export files. Enqueued faults take precedence.
    /// </para>
    /// <para>
    /// The same seed selects the same fault for the n-th request; the order of concurrent requests is not deterministic. A client that uses the
    /// system clock waits for a timeout on each stalled response, so configure short timeouts.
    /// </para>
    /// </remarks>
    /// <param name="probability">The probability that a request is affected, from 0 to 1. It applies to the API and to the file host.</param>
    /// <param name="seed">The seed of the random number generator.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="probability"/> is not from 0 to 1.</exception>
    public void EnableRandom(double probability, int seed)
    {
        if (probability is not (>= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(probability), probability, "The probability must be from 0 to 1.");
        }

        lock (_lock)
        {
            _random = new RandomFaults(probability, seed);
        }
    }

    /// <summary>Removes all enqueued faults and disables random faults. Requests that are already affected do not change.</summary>
    public void Clear()
    {
        lock (_lock)
        {
            _scheduled.Clear();
            _random = null;
        }
    }

    /// <summary>Removes and returns the fault for a received request, or <see langword="null"/> if no fault applies.</summary>
    internal Fault? Dequeue(ReceivedRequest request)
    {
        lock (_lock)
        {
            if (_scheduled.Find(scheduled => scheduled.Matches(request)) is not { } next)
            {
                return _random?.Next(request.IsFileRequest);
            }

            next.Consume();
            if (next.IsExhausted)
            {
                _scheduled.Remove(next);
            }

            return next.Fault;
        }
    }

    private void Schedule(int count, Fault fault, Func<ReceivedRequest, bool>? predicate)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentNullException.ThrowIfNull(fault);
        lock (_lock)
        {
            _scheduled.Add(new ScheduledFault(fault, count, predicate));
        }
    }
}
