using System.Collections;
using System.Collections.Immutable;

namespace BulkExport.Client.Testing;

/// <summary>Represents the log of the requests received by a <see cref="SimulatedBulkExport"/>, including those to its file host.</summary>
/// <remarks>A request is logged before its response is sent. The log can be enumerated while requests arrive: an enumerator iterates over a
/// snapshot that is taken when the enumerator is created.</remarks>
public sealed class RequestLog : IReadOnlyList<ReceivedRequest>
{
    private readonly Lock _lock = new();
    private ImmutableList<ReceivedRequest> _requests = [];
    private int _lastNumber;

    internal RequestLog() { }

    /// <summary>Gets the number of requests in the log.</summary>
    public int Count => Requests.Count;

    /// <summary>Gets the request at the specified index.</summary>
    /// <param name="index">The zero-based index of the request.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="index"/> is negative, or greater than or equal to
    /// <see cref="Count"/>.</exception>
    public ReceivedRequest this[int index] => Requests[index];

    private ImmutableList<ReceivedRequest> Requests => Volatile.Read(ref _requests);

    /// <summary>Removes all requests from the log, without resetting the sequence numbers.</summary>
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

    /// <summary>Adds a request with the next sequence number, and assigns its fault within the same lock to preserve their order.</summary>
    internal ReceivedRequest Add(Func<int, ReceivedRequest> createRequest, SimulatedFaults faults)
    {
        lock (_lock)
        {
            var request = createRequest(++_lastNumber);
            request.Fault = faults.Dequeue(request);
            _requests = _requests.Add(request);
            return request;
        }
    }
}
