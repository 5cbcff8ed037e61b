namespace BulkExport.Client;

/// <summary>Represents a network stream with a timeout for each read operation. The total duration is not limited.</summary>
/// <param name="source">The stream of the response body.</param>
/// <param name="hasExplicitFraming"><see langword="true"/> if the response specifies the end of its body; otherwise, <see langword="false"/>, which
/// causes an exception if the body is empty, because it may be truncated.</param>
/// <param name="idleTimeout">The maximum duration of a read.</param>
/// <param name="timeProvider">The time provider for the timeout.</param>
internal sealed class ReadTimeoutStream(Stream source, bool hasExplicitFraming, TimeSpan idleTimeout, TimeProvider timeProvider)
    : AsyncOnlyReadStream
{
    private bool _isEmpty = true;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        using var timeoutCts = new CancellationTokenSource(idleTimeout, timeProvider);
        using var linkedCts = CancellationTokenSource.CreateLinkedTokenSource(timeoutCts.Token, cancellationToken);
        try
        {
            var read = await source.ReadAsync(buffer, linkedCts.Token).ConfigureAwait(false);
            _isEmpty &= read == 0;
            return read > 0 || hasExplicitFraming || !_isEmpty
                ? read
                : throw new IOException("The connection was closed before any content was received.");
        }
        catch (OperationCanceledException) when (timeoutCts.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException(FormattableString.Invariant($"No data was received for {idleTimeout.TotalSeconds:0.###} s."));
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
