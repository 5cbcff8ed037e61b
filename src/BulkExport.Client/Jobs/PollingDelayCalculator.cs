namespace BulkExport.Client;

/// <summary>Calculates the delay before the next poll of a job.</summary>
internal static class PollingDelayCalculator
{
    private const double ElapsedFraction = 1 / 8.0;
    private const double RemainingFraction = 1 / 2.0;
    private const double MinElapsedFraction = 1 / 100.0;
    private const double MaxJitter = 1 / 10.0;

    /// <summary>Gets the delay before the next poll.</summary>
    /// <param name="options">The polling options.</param>
    /// <param name="elapsed">The time that has elapsed since the start of the wait.</param>
    /// <param name="job">The last known state of the job, or <see langword="null"/> before the first successful poll.</param>
    /// <param name="now">The current time.</param>
    /// <param name="jitter">A random number from 0 (inclusive) to 1 (exclusive).</param>
    public static TimeSpan GetNextDelay(JobPollingOptions options, TimeSpan elapsed, Job? job, DateTimeOffset now, double jitter)
    {
        var interval = elapsed * ElapsedFraction;
        if (job?.EstimatedCompletionTime is { } end)
        {
            // Once the estimated completion time has passed, the interval is a fraction of the time since then.
            var distance = now < end ? (end - now) * RemainingFraction : (now - end) * ElapsedFraction;
            interval = Max(distance, elapsed * MinElapsedFraction);
        }
        else if (job?.QueuePosition is > 1 and var position)
        {
            interval = Max(
                interval,
                TimeSpan.FromSeconds(Math.Min(options.InitialInterval.TotalSeconds * position, options.MaxInterval.TotalSeconds))
            );
        }

        var bounded = Max(options.InitialInterval, interval < options.MaxInterval ? interval : options.MaxInterval);
        return bounded * (1 - MaxJitter + (2 * MaxJitter * jitter));
    }

    private static TimeSpan Max(TimeSpan left, TimeSpan right) => left > right ? left : right;
}
