using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;

namespace BulkExport.Client;

/// <summary>Polls a job until it is finished.</summary>
/// <param name="jobs">The client that fetches the job, with retries.</param>
/// <param name="timeProvider">The time provider for delays and elapsed time.</param>
/// <param name="logger">The logger for transient failures.</param>
/// <param name="random">A delegate that returns a random number from 0 (inclusive) to 1 (exclusive), for the jitter.</param>
/// <param name="key">The key of the client for telemetry, or <see langword="null"/> if it has none.</param>
internal sealed class JobPoller(IJobsClient jobs, TimeProvider timeProvider, ILogger logger, Func<double> random, string? key = null)
{
    public async IAsyncEnumerable<Job> WatchAsync(
        JobSid jobSid,
        JobPollingOptions options,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        using var telemetry = new JobWaitTelemetry(jobSid, key);
        var state = new JobPollingState(jobSid, options, timeProvider);
        while (true)
        {
            telemetry.SetCurrent();
            var previous = state.LastKnownJob;
            var delay = await PollAsync(state, telemetry, cancellationToken).ConfigureAwait(false);
            if (state.LastKnownJob is { } job && job != previous)
            {
                if (job.IsFinished)
                {
                    telemetry.SetFinished();
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

    /// <summary>Polls the job once.</summary>
    /// <returns>The delay before the next poll, or <see langword="null"/> if the job is finished.</returns>
    private async Task<TimeSpan?> PollAsync(JobPollingState state, JobWaitTelemetry telemetry, CancellationToken cancellationToken)
    {
        TimeSpan? retryAfter = null;
        try
        {
            var job = await jobs.FetchAsync(state.JobSid, cancellationToken).ConfigureAwait(false);
            telemetry.RecordPoll(job, isChanged: job != state.LastKnownJob);
            state.OnJobFetched(job);
            if (job.IsFinished)
            {
                return null;
            }
        }
        catch (BulkExportException exception)
        {
            telemetry.RecordFailedPoll(exception);
            retryAfter = (exception as BulkExportApiException)?.RetryAfter;
            if (!state.ShouldContinueAfter(exception, retryAfter ?? TimeSpan.Zero))
            {
                throw SetOutcome(state.CreateFailedException(exception), "failed", telemetry);
            }

            logger.PollFailedTransiently(state.JobSid, exception.Message, state.Elapsed.TotalSeconds);
        }
        catch (OperationCanceledException)
        {
            telemetry.SetOutcome("canceled");
            throw;
        }

        return state.IsTimedOut
            ? throw SetOutcome(state.CreateTimeoutException(), "timeout", telemetry)
            : state.GetNextDelay(retryAfter, random());
    }

    private async Task DelayAsync(TimeSpan delay, JobWaitTelemetry telemetry, CancellationToken cancellationToken)
    {
        try
        {
            await Task.Delay(delay, timeProvider, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            telemetry.SetOutcome("canceled");
            throw new OperationCanceledException("The wait was canceled.", cancellationToken);
        }
    }

    private static JobWaitException SetOutcome(JobWaitException exception, string outcome, JobWaitTelemetry telemetry)
    {
        telemetry.SetOutcome(outcome, exception.InnerException ?? exception);
        return exception;
    }
}
