namespace BulkExport.Client.SoakTests;

/// <summary>The end of a round: calls that are still under way some time after it are cancelled, and given up when even that does not end them.</summary>
internal sealed class GracefulShutdown : IDisposable
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);

    private readonly CancellationTokenSource _closed = new();
    private readonly CancellationTokenSource _givenUp = new();

    public CancellationToken Closed => _closed.Token;

    public CancellationToken GivenUp => _givenUp.Token;

    /// <summary>Begins it.</summary>
    /// <param name="time">When no more calls are begun.</param>
    public void Begin(TimeSpan time)
    {
        _closed.CancelAfter(time + Grace);
        _givenUp.CancelAfter(time + Grace + TimeoutLimits.Hanging);
    }

    public void Dispose()
    {
        _closed.Dispose();
        _givenUp.Dispose();
    }
}
