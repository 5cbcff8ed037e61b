using System.Collections;
using System.Collections.Immutable;

namespace BulkExport.Client.Testing;

/// <summary>What the service has received, its file host included, in the order it came. A request is here before its answer is sent.</summary>
/// <remarks>To enumerate is safe while requests come: it shows those that were there when it began.</remarks>
public sealed class RequestLog : IReadOnlyList<ReceivedRequest>
{
    private readonly Lock _lock = new();
    private ImmutableList<ReceivedRequest> _requests = [];
    private int _received;

    internal RequestLog() { }

    /// <summary>The number of requests in the log.</summary>
    public int Count => Requests.Count;

    /// <summary>The request at a place.</summary>
    /// <param name="index">The place, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such place.</exception>
    public ReceivedRequest this[int index] => Requests[index];

    private ImmutableList<ReceivedRequest> Requests => Volatile.Read(ref _requests);

    /// <summary>Forgets the requests so far.</summary>
    public void Clear()
    {
        lock (_lock)
        {
            _requests = [];
        }
    }

    /// <inheritdoc/>
    public IEnumerator<ReceivedRequest> GetEnumerator() => Requests.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Adds the request that is made of the next number, with the fault that is meant for it: faults go by the numbers.</summary>
    internal ReceivedRequest Add(Func<int, ReceivedRequest> numbered, SimulatedFaults faults)
    {
        lock (_lock)
        {
            var request = numbered(++_received);
            request.Fault = faults.Take(request);
            _requests = _requests.Add(request);
            return request;
        }
    }
}
