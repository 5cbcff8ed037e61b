namespace BulkExport.Client.SoakTests;

/// <summary>Ends a round: calls that are still running after a grace period are canceled, and abandoned if they do not complete.</summary>
internal sealed class GracefulShutdown : IDisposable
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);

    private readonly CancellationTokenSource _closed = new();
    private readonly CancellationTokenSource _abandoned = new();

    public CancellationToken Closed => _closed.Token;

    public CancellationToken Abandoned => _abandoned.Token;

    /// <summary>Starts the timers.</summary>
    /// <param name="time">The time after which no more calls are started.</param>
    public void Begin(TimeSpan time)
    {
        _closed.CancelAfter(time + Grace);
        _abandoned.CancelAfter(time + Grace + TimeoutLimits.Hanging);
    }

    public void Dispose()
    {
        _closed.Dispose();
        _abandoned.Dispose();
    }
}
