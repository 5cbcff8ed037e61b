namespace BulkExport.Client;

/// <summary>Enforces the total timeout of a request.</summary>
/// <remarks>
/// The timeout of an attempt is limited to the remaining time, and a delay that would exceed the total timeout is not started, so that the exception
/// describes the last failure instead of a timeout.
/// </remarks>
internal sealed class TimeBudget(BulkExportClientOptions options, TimeProvider timeProvider)
{
    /// <summary>The minimum timeout of an attempt. Polly treats zero as no timeout.</summary>
    private static readonly TimeSpan MinTimeout = TimeSpan.FromMilliseconds(1);

    private readonly TimeSpan _total = options.TotalRequestTimeout;
    private readonly TimeSpan _attempt = options.AttemptTimeout; // validated to be at most the total timeout

    /// <summary>Gets the timeout of the next attempt.</summary>
    /// <param name="request">The request, or <see langword="null"/> before its first failure.</param>
    public TimeSpan GetAttemptTimeout(RequestContext? request)
    {
        if (request is null)
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
