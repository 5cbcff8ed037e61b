namespace BulkExport.Client;

/// <summary>Calculates the delay before a retry.</summary>
internal static class RetryBackoff
{
    /// <summary>The base delay of the exponential backoff, before jitter is subtracted.</summary>
    public static readonly TimeSpan BaseDelay = TimeSpan.FromMilliseconds(500);

    /// <summary>The maximum delay of the exponential backoff. <c>Retry-After</c> can request a longer delay.</summary>
    public static readonly TimeSpan MaxDelay = TimeSpan.FromSeconds(8);

    /// <summary>Gets the delay before the next retry: the requested delay, or exponential backoff. Up to 50% jitter is subtracted from the backoff,
    /// so that concurrent clients do not retry at the same time.</summary>
    /// <param name="attempt">The one-based number of the failed attempt.</param>
    /// <param name="retryAfter">The delay that the service requests, if any. Zero is ignored, because it would cause an immediate retry.</param>
    /// <param name="jitter">A random number from 0 (inclusive) to 1 (exclusive).</param>
    public static TimeSpan GetDelay(int attempt, TimeSpan? retryAfter, double jitter)
    {
        if (retryAfter > TimeSpan.Zero)
        {
            return retryAfter.Value;
        }

        var seconds = Math.Min(BaseDelay.TotalSeconds * Math.Pow(2, attempt - 1), MaxDelay.TotalSeconds);
        return TimeSpan.FromSeconds(seconds * (0.5 + (jitter / 2)));
    }
}
