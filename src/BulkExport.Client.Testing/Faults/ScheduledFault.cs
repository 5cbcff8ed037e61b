namespace BulkExport.Client.Testing;

/// <summary>A fault that waits for its calls.</summary>
/// <param name="fault">The fault.</param>
/// <param name="calls">How many calls it strikes.</param>
/// <param name="where">Which ones; all when <see langword="null"/>.</param>
internal sealed class ScheduledFault(Fault fault, int calls, Func<ReceivedRequest, bool>? where)
{
    private int _left = calls;

    public Fault Fault { get; } = fault;

    /// <summary>Whether it has struck all of its calls.</summary>
    public bool IsOver => _left == 0;

    public bool IsFor(ReceivedRequest request) => where is null || where(request);

    public void Strike() => _left--;
}
