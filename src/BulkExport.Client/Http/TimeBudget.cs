namespace BulkExport.Client;

/// <summary>Tracks the total time budget of a request.</summary>
/// <remarks>
/// The total timeout has no timer of its own: an attempt gets at most the remaining time, and a delay that would end after it is not started, so that
/// the last failure is reported instead of a less specific timeout.
/// </remarks>
internal sealed class TimeBudget(BulkExportClientOptions options, TimeProvider timeProvider)
{
    /// <summary>Polly treats a timeout of zero as none.</summary>
    private static readonly TimeSpan MinTimeout = TimeSpan.FromMilliseconds(1);

    private readonly TimeSpan _total = options.TotalRequestTimeout;
    private readonly TimeSpan _attempt = options.AttemptTimeout; // validated to be at most the total

    /// <summary>Gets the timeout of the next attempt.</summary>
    public TimeSpan GetAttemptTimeout(RequestContext request)
    {
        if (request.AttemptCount == 0)
        {
            return _attempt;
        }

        var remaining = _total - timeProvider.GetElapsedTime(request.StartTimestamp);
        return remaining < MinTimeout ? MinTimeout
            : remaining < _attempt ? remaining
            : _attempt;
    }

    /// <summary>Determines whether a delay ends before the total timeout.</summary>
    public bool HasTimeFor(TimeSpan delay, RequestContext request) => timeProvider.GetElapsedTime(request.StartTimestamp) + delay < _total;
}
