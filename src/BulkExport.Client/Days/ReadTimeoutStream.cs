namespace BulkExport.Client;

/// <summary>A stream from the network whose reads may each take so long and no longer, however long the whole may take.</summary>
/// <param name="source">What comes from the network.</param>
/// <param name="hasExplicitFraming">Whether the network tells an end from a break. Where it does not, nothing at all is no empty file.</param>
/// <param name="idleTimeout">How long a read may take.</param>
/// <param name="clock">Measures that.</param>
internal sealed class ReadTimeoutStream(Stream source, bool hasExplicitFraming, TimeSpan idleTimeout, TimeProvider clock)
    : AsyncOnlyReadStream
{
    private bool _isEmpty = true;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        using var idle = new CancellationTokenSource(idleTimeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(idle.Token, cancellationToken);
        try
        {
            var read = await source.ReadAsync(buffer, either.Token).ConfigureAwait(false);
            _isEmpty &= read == 0;
            return read > 0 || hasExplicitFraming || !_isEmpty ? read : throw new IOException("The answer ended before the file began.");
        }
        catch (OperationCanceledException) when (idle.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"Nothing came for {idleTimeout.TotalSeconds:0.###} s.");
        }
    }

    public override async ValueTask DisposeAsync()
    {
        await source.DisposeAsync().ConfigureAwait(false);
        await base.DisposeAsync().ConfigureAwait(false);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            source.Dispose();
        }

        base.Dispose(disposing);
    }
}
