namespace BulkExport.Client;

/// <summary>When to ask for a job again.</summary>
internal static class JobPollingSchedule
{
    private const double ShareOfWait = 1 / 8.0;
    private const double ShareOfEstimate = 1 / 2.0;
    private const double SmallestShareOfWait = 1 / 100.0;
    private const double Jitter = 1 / 10.0;

    /// <summary>The time until the next call.</summary>
    /// <param name="options">The bounds.</param>
    /// <param name="waited">How long the wait has lasted.</param>
    /// <param name="job">The job as last seen; <see langword="null"/> before the first answer.</param>
    /// <param name="now">The time of day.</param>
    /// <param name="random">A number from 0 up to 1.</param>
    public static TimeSpan Next(JobPollingOptions options, TimeSpan waited, Job? job, DateTimeOffset now, double random)
    {
        var interval = waited * ShareOfWait;
        if (job?.EstimatedCompletionTime is { } end)
        {
            // Past the estimate, the time since then takes the place of the time waited: the end may come at any moment.
            var distance = now < end ? (end - now) * ShareOfEstimate : (now - end) * ShareOfWait;
            interval = Longer(distance, waited * SmallestShareOfWait);
        }
        else if (job?.QueuePosition is > 1 and var position)
        {
            interval = Longer(interval, options.FirstInterval * position);
        }

        var longest = Longer(options.FirstInterval, options.LongestInterval);
        var bounded =
            interval < options.FirstInterval ? options.FirstInterval
            : interval > longest ? longest
            : interval;
        return bounded * (1 - Jitter + (2 * Jitter * random));
    }

    private static TimeSpan Longer(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
