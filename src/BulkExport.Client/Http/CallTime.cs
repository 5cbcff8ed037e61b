namespace BulkExport.Client;

/// <summary>How the total time of a call is spent.</summary>
/// <remarks>
/// The total time has no timer of its own. An attempt gets no more than what is left of it, and a wait that would not end within it is
/// not begun: the failure at hand is reported at once, which says more than a timeout would.
/// </remarks>
internal sealed class CallTime(BulkExportClientOptions options, TimeProvider clock)
{
    private readonly TimeSpan _total = options.TotalTimeout;
    private readonly TimeSpan _each = options.AttemptTimeout; // never longer than the total: the options' rules say so

    /// <summary>How long the next attempt may take.</summary>
    public TimeSpan ForNextAttempt(CallState call)
    {
        if (call.Attempts == 0)
        {
            return _each;
        }

        var left = _total - clock.GetElapsedTime(call.Started);
        return left < TimeSpan.Zero ? TimeSpan.Zero
            : left < _each ? left
            : _each;
    }

    /// <summary>Whether there is time for a wait.</summary>
    public bool Allows(TimeSpan delay, CallState call) => clock.GetElapsedTime(call.Started) + delay < _total;
}
