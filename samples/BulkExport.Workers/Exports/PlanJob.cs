using BulkExport.Client;
using Hangfire;
using Microsoft.Extensions.Options;

namespace BulkExport.Workers;

/// <summary>Requests the missing days of an account, and enqueues a <see cref="DownloadJob"/> for each day that is available.</summary>
internal sealed class PlanJob(AccountExports exports, IBackgroundJobClient backgroundJobs, IOptions<WorkerOptions> options)
{
    /// <summary>Plans an account.</summary>
    /// <returns>The delay after which the account is planned again, or <see langword="null"/> if no job is in progress.</returns>
    /// <exception cref="BulkExportException">A job could not be requested or polled. Hangfire retries the plan with backoff.</exception>
    [JobDisplayName("Plan {0}")]
    [UniqueJob]
    [RescheduleJob]
    public async Task<TimeSpan?> ExecuteAsync(string account, CancellationToken cancellationToken)
    {
        // <scale-out-plan>
        SyncResult result = await exports.RequestAsync(account, cancellationToken); // RequestOnly
        var isInProgress = false;
        foreach (var (planned, day) in result.Plan.Days.Zip(result.Days).Where(day => day.Second.Status == SyncDayStatus.Pending))
        {
            if (planned.Action == SyncAction.Download || result.Jobs.Any(job => Contains(job, day)))
            {
                backgroundJobs.Enqueue<DownloadJob>(job =>
                    job.ExecuteAsync(account, $"{day.ResourceType}", day.Day, CancellationToken.None)
                );
            }
            else
            {
                isInProgress = true;
            }
        }

        return isInProgress ? options.Value.PollInterval // the delay of the next execution
            : result.Days.FirstOrDefault(day => day.Status == SyncDayStatus.Failed) is { Error: { } error } ? throw error // is retried
            : null;
        // </scale-out-plan>
    }

    private static bool Contains(Job job, SyncDayResult day) =>
        job.ResourceType == day.ResourceType && job.StartDay <= day.Day && day.Day <= job.EndDay;
}
