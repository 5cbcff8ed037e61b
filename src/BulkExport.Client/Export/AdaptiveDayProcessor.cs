namespace BulkExport.Client;

/// <summary>Processes the days of a job with a concurrency that adapts to the service.</summary>
/// <param name="limiter">The limiter of the concurrency.</param>
/// <param name="timeProvider">The time provider for delays.</param>
internal sealed class AdaptiveDayProcessor(AdaptiveConcurrencyLimiter limiter, TimeProvider timeProvider)
{
    /// <summary>The maximum number of times that a day is processed if the service limits the requests.</summary>
    private const int MaxThrottledAttempts = 10;

    /// <summary>The maximum <c>Retry-After</c> delay after which a day is processed again. With a longer delay, the day fails.</summary>
    private static readonly TimeSpan MaxThrottledDelay = TimeSpan.FromMinutes(5);

    /// <summary>Processes a day when the limiter permits it. If the service limits the requests, the concurrency is reduced and the day is processed again.</summary>
    /// <param name="day">The day.</param>
    /// <param name="process">The delegate that processes a day and returns its failure in the result.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    public async Task<ExportDayResult> ProcessAsync(
        DateOnly day,
        Func<DateOnly, CancellationToken, Task<ExportDayResult>> process,
        CancellationToken cancellationToken
    )
    {
        for (var attempt = 1; ; attempt++)
        {
            var startTimestamp = await limiter.EnterAsync(cancellationToken).ConfigureAwait(false);
            ExportDayResult result;
            try
            {
                result = await process(day, cancellationToken).ConfigureAwait(false);
                if (!ShouldProcessAgain(result.Error, attempt, startTimestamp))
                {
                    return result;
                }
            }
            finally
            {
                limiter.Exit();
            }

            var delay = RetryBackoff.GetDelay(attempt, TransientErrorClassifier.GetRetryAfter(result.Error), Random.Shared.NextDouble());
            await Task.Delay(delay, timeProvider, cancellationToken).ConfigureAwait(false);
        }
    }

    private bool ShouldProcessAgain(Exception? error, int attempt, long startTimestamp)
    {
        if (TransientErrorClassifier.IsThrottled(error))
        {
            limiter.OnThrottled(startTimestamp);
            return attempt < MaxThrottledAttempts && !(TransientErrorClassifier.GetRetryAfter(error) > MaxThrottledDelay);
        }

        if (TransientErrorClassifier.IsConnectionFailure(error))
        {
            return limiter.OnThrottled(startTimestamp) && attempt < MaxThrottledAttempts;
        }

        if (error is null)
        {
            limiter.OnSucceeded();
        }

        return false;
    }
}
