namespace BulkExport.Client.Testing;

/// <summary>Represents a fault that is scheduled for a number of matching requests.</summary>
/// <param name="fault">The fault.</param>
/// <param name="count">The number of requests to affect.</param>
/// <param name="predicate">The condition that a request must match, or <see langword="null"/> to match all requests.</param>
internal sealed class ScheduledFault(Fault fault, int count, Func<ReceivedRequest, bool>? predicate)
{
    private int _remaining = count;

    public Fault Fault { get; } = fault;

    /// <summary>Gets a value indicating whether the fault has affected the specified number of requests.</summary>
    public bool IsExhausted => _remaining == 0;

    public bool Matches(ReceivedRequest request) => predicate is null || predicate(request);

    public void Consume() => _remaining--;
}
