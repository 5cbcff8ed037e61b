namespace BulkExport.Client;

/// <summary>Calculates the delay between attempts.</summary>
internal static class RetryBackoff
{
    /// <summary>The delay after the first attempt: long enough to replace a connection, too short to be noticed by a person.</summary>
    public static readonly TimeSpan BaseDelay = TimeSpan.FromMilliseconds(500);

    /// <summary>The maximum delay of the backoff. A service that needs more time sends <c>Retry-After</c>.</summary>
    public static readonly TimeSpan MaxDelay = TimeSpan.FromSeconds(8);

    /// <summary>Gets the delay after an attempt: the one that the service requests, or else exponential backoff with up to 50% jitter subtracted, so that
    /// clients that failed together do not retry together.</summary>
    /// <param name="attempt">The number of attempts made so far, from 1.</param>
    /// <param name="retryAfter">The delay that the service requests. Zero is ignored, because it would cause immediate retries.</param>
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
