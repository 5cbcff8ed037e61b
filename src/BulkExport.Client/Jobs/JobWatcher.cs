using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;

namespace BulkExport.Client;

/// <summary>Follows a job to its end: fetch, tell, wait, again.</summary>
/// <param name="jobs">What fetches, with retries of its own.</param>
/// <param name="clock">Measures the wait, and makes it.</param>
/// <param name="logger">Where troubles that are waited out are logged.</param>
/// <param name="random">A number from 0 up to 1, for the jitter.</param>
internal sealed class JobWatcher(IJobsClient jobs, TimeProvider clock, ILogger logger, Func<double> random)
{
    public async IAsyncEnumerable<Job> WatchAsync(
        JobSid jobSid,
        JobPollingOptions options,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        using var telemetry = new WaitTelemetry(jobSid);
        var wait = new Wait(jobSid, options, clock);
        while (true)
        {
            telemetry.Enter();
            var before = wait.LastSeen;
            var delay = await PollAsync(wait, telemetry, cancellationToken).ConfigureAwait(false);
            if (wait.LastSeen is { } job && job != before)
            {
                if (job.IsFinished)
                {
                    telemetry.Finished();
                }

                yield return job;
            }

            if (delay is null)
            {
                yield break;
            }

            await DelayAsync(delay.Value, telemetry, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Asks once. Returns the time to wait before asking again, or nothing when the job is finished.</summary>
    private async Task<TimeSpan?> PollAsync(Wait wait, WaitTelemetry telemetry, CancellationToken cancellationToken)
    {
        TimeSpan? asked = null;
        try
        {
            var job = await jobs.FetchAsync(wait.JobSid, cancellationToken).ConfigureAwait(false);
            telemetry.Polled(job, isChanged: job != wait.LastSeen);
            wait.Saw(job);
            if (job.IsFinished)
            {
                return null;
            }
        }
        catch (BulkExportException failure)
        {
            telemetry.PollFailed(failure);
            asked = (failure as BulkExportApiException)?.RetryAfter;
            if (!wait.Tolerates(failure, asked ?? TimeSpan.Zero))
            {
                throw EndOf(wait.GivenUp(failure), "failed", telemetry);
            }

            logger.WaitingOut(wait.JobSid, failure.Message, wait.Elapsed.TotalSeconds);
        }
        catch (OperationCanceledException)
        {
            telemetry.Ended("cancelled");
            throw;
        }

        if (wait.IsPastDeadline)
        {
            throw EndOf(wait.DeadlinePassed(), "deadline", telemetry);
        }

        return wait.NextDelay(asked, random());
    }

    private async Task DelayAsync(TimeSpan delay, WaitTelemetry telemetry, CancellationToken cancellationToken)
    {
        try
        {
            await Task.Delay(delay, clock, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            telemetry.Ended("cancelled");
            throw new OperationCanceledException("The wait was cancelled.", cancellationToken);
        }
    }

    private static BulkExportWaitException EndOf(BulkExportWaitException end, string outcome, WaitTelemetry telemetry)
    {
        telemetry.Ended(outcome, end.InnerException ?? end);
        return end;
    }
}
