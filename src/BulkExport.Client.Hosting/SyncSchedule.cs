using Microsoft.Extensions.Options;

namespace BulkExport.Client.Hosting;

/// <summary>Calculates the times of runs and retries.</summary>
internal sealed class SyncSchedule(IOptions<BulkExportSyncOptions> options, TimeProvider timeProvider)
{
    /// <summary>The maximum duration of one delay. The clock is read again afterwards, because it can be set, and because timers can stop while the machine is
    /// suspended.</summary>
    private static readonly TimeSpan MaxDelay = TimeSpan.FromHours(1);

    private readonly BulkExportSyncOptions _options = options.Value;

    /// <summary>Gets the first scheduled time after a time.</summary>
    public DateTimeOffset GetNext(DateTimeOffset time)
    {
        var utc = time.UtcDateTime;
        var next = new DateTimeOffset(utc.Date.Add(_options.TimeOfDay.ToTimeSpan()), TimeSpan.Zero);
        return next > time ? next : next.AddDays(1);
    }

    /// <summary>Gets the latest scheduled time that is not after a time.</summary>
    public DateTimeOffset GetLatest(DateTimeOffset time) => GetNext(time).AddDays(-1);

    /// <summary>Gets a random delay after a scheduled time.</summary>
    public TimeSpan GetJitter() => _options.Jitter * Random.Shared.NextDouble();

    /// <summary>Gets the delay before a retry.</summary>
    /// <param name="failures">The number of consecutive failures, at least one.</param>
    public TimeSpan GetRetryDelay(int failures)
    {
        var delay = _options.RetryBaseDelay.TotalSeconds * Math.Pow(2, failures - 1);
        return TimeSpan.FromSeconds(Math.Min(delay, _options.MaxRetryDelay.TotalSeconds) * (1 - (Random.Shared.NextDouble() / 2)));
    }

    /// <summary>Waits until a time.</summary>
    public async Task DelayUntilAsync(DateTimeOffset time, CancellationToken cancellationToken)
    {
        while (time - timeProvider.GetUtcNow() is { Ticks: > 0 } remaining)
        {
            await Task.Delay(remaining < MaxDelay ? remaining : MaxDelay, timeProvider, cancellationToken).ConfigureAwait(false);
        }

        cancellationToken.ThrowIfCancellationRequested();
    }
}
