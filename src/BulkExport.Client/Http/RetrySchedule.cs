namespace BulkExport.Client;

/// <summary>How long to wait before the next attempt.</summary>
internal static class RetrySchedule
{
    /// <summary>The first wait: long enough for a connection to be replaced, short enough for a person not to notice.</summary>
    public static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(500);

    /// <summary>The longest wait of our own: a service that needs more says so with <c>Retry-After</c>.</summary>
    public static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(8);

    /// <summary>The wait after an attempt: what the service asks for, or else double the one before, with between half and all of it
    /// drawn at random so that callers who failed together do not come back together.</summary>
    /// <param name="attempts">The attempts made so far, from 1.</param>
    /// <param name="asked">What the service asks for. Zero is no wait to obey, but no reason to hammer either.</param>
    /// <param name="random">A number from 0 up to 1.</param>
    public static TimeSpan DelayAfter(int attempts, TimeSpan? asked, double random)
    {
        if (asked > TimeSpan.Zero)
        {
            return asked.Value;
        }

        var full = Math.Min(FirstDelay.TotalSeconds * Math.Pow(2, attempts - 1), LongestDelay.TotalSeconds);
        return TimeSpan.FromSeconds(full * (0.5 + (random / 2)));
    }
}
