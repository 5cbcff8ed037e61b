using BulkExport.Client;
using Hangfire;
using Microsoft.Extensions.Options;

namespace BulkExport.Workers;

/// <summary>Requests the missing days of an account, and enqueues a <see cref="DownloadJob"/> for each day that is available.</summary>
internal sealed class PlanJob(AccountExports exports, IBackgroundJobClient backgroundJobs, IOptions<WorkerOptions> options)
{
    /// <summary>Plans an account.</summary>
    /// <returns>The delay after which the account is planned again, or <see langword="null"/> if no job is in progress.</returns>
    [JobDisplayName("Plan {0}")]
    [UniqueJob]
    [RescheduleJob]
    public async Task<TimeSpan?> ExecuteAsync(string account, CancellationToken cancellationToken)
    {
        // <scale-out-plan>
        SyncResult result = await exports.RequestAsync(account, cancellationToken); // RequestOnly
        var isInProgress = false;
        foreach (SyncPlanDay day in result.Plan.Days)
        {
            if (day.Action == SyncAction.Download || result.Jobs.Any(job => Contains(job, day)))
            {
                backgroundJobs.Enqueue<DownloadJob>(job =>
                    job.ExecuteAsync(account, day.ResourceType.ToString(), day.Day, CancellationToken.None)
                );
            }
            else
            {
                isInProgress |= day.Action is SyncAction.Request or SyncAction.Resume;
            }
        }

        return isInProgress ? options.Value.PollInterval : null; // the delay of the next execution
        // </scale-out-plan>
    }

    private static bool Contains(Job job, SyncPlanDay day) =>
        day.Action is SyncAction.Request or SyncAction.Resume
        && job.ResourceType == day.ResourceType
        && job.StartDay <= day.Day
        && day.Day <= job.EndDay;
}
