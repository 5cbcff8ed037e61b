using BulkExport.Client;
using Hangfire;
using Microsoft.Extensions.Options;

namespace BulkExport.Workers;

/// <summary>Downloads the unit of work: one day of one resource type of one account. It can be repeated, and does not depend on other units.</summary>
internal sealed class DownloadJob(AccountExports exports, AccountLimiter limiter, IOptions<WorkerOptions> options)
{
    private static readonly TimeSpan LimitDelay = TimeSpan.FromSeconds(5);

    /// <summary>Downloads a day.</summary>
    /// <returns>The delay after which the job is executed again, or <see langword="null"/> if the day is done or is left to the next plan.</returns>
    /// <exception cref="BulkExportException">The day could not be downloaded. Hangfire retries the job with backoff, and then shows it as failed.</exception>
    [JobDisplayName("Download {1} {2} of {0}")]
    [UniqueJob]
    [RescheduleJob]
    public async Task<TimeSpan?> ExecuteAsync(string account, string resourceType, DateOnly day, CancellationToken cancellationToken)
    {
        // <scale-out-download>
        await using IAsyncDisposable? slot = await limiter.TryAcquireAsync(account, cancellationToken);
        if (slot is null)
        {
            return LimitDelay; // the delay of the next execution
        }

        SyncDayResult result = await exports.DownloadAsync(account, ResourceType.Parse(resourceType), day, cancellationToken);
        return result switch
        {
            { Status: SyncDayStatus.Pending } => options.Value.PollInterval,
            { Error: { } error, Status: SyncDayStatus.Failed } => throw error, // is retried with backoff
            _ => null,
        };
        // </scale-out-download>
    }
}
