using System.Net;

namespace BulkExport.Client;

/// <summary>Tracks one wait for a job: the last known state of the job, the elapsed time, and the current outage.</summary>
internal sealed class JobPollingState(JobSid jobSid, JobPollingOptions options, TimeProvider timeProvider)
{
    /// <summary>The maximum delay, which a timer supports.</summary>
    private static readonly TimeSpan MaxDelay = TimeSpan.FromMilliseconds(uint.MaxValue - 1);

    private readonly long _startTimestamp = timeProvider.GetTimestamp();
    private long? _outageStartTimestamp;

    public JobSid JobSid { get; } = jobSid;

    public Job? LastKnownJob { get; private set; }

    public TimeSpan Elapsed => timeProvider.GetElapsedTime(_startTimestamp);

    public bool IsTimedOut => options.Timeout is { } timeout && Elapsed >= timeout;

    private string LastKnownDescription =>
        LastKnownJob is null ? "The job was never fetched." : $"Last known state: {LastKnownJob.Details}.";

    public void OnJobFetched(Job job)
    {
        LastKnownJob = job;
        _outageStartTimestamp = null;
    }

    /// <summary>Determines whether polling continues after a failure. It continues if the failure is transient, and neither the outage nor the requested delay exceeds its limit.</summary>
    public bool ShouldContinueAfter(BulkExportException exception, TimeSpan retryAfter)
    {
        if (!TransientErrorClassifier.IsTransient(exception))
        {
            return false;
        }

        _outageStartTimestamp ??= timeProvider.GetTimestamp();
        var outage = timeProvider.GetElapsedTime(_outageStartTimestamp.Value);
        return retryAfter < options.MaxTransientFailureDuration - outage
            && !(retryAfter > TimeSpan.Zero && retryAfter > options.Timeout - Elapsed);
    }

    /// <summary>Gets the delay before the next poll: at least <c>Retry-After</c>, and at most the remaining time, so that the last poll takes place at the timeout.</summary>
    public TimeSpan GetNextDelay(TimeSpan? retryAfter, double random)
    {
        var delay = PollingDelayCalculator.GetNextDelay(options, Elapsed, LastKnownJob, timeProvider.GetUtcNow(), random);
        if (retryAfter > delay)
        {
            delay = retryAfter < MaxDelay ? retryAfter.Value : MaxDelay;
        }

        var remaining = (options.Timeout ?? TimeSpan.MaxValue) - Elapsed;
        return remaining < TimeSpan.Zero ? TimeSpan.Zero
            : remaining < delay ? remaining
            : delay;
    }

    public JobWaitException CreateTimeoutException() =>
        CreateException(
            $"Waiting for job {JobSid} timed out after {FormatDuration(Elapsed)}. {LastKnownDescription} Call WaitForCompletionAsync again with the same SID to resume.",
            innerException: null
        );

    public JobWaitException CreateFailedException(BulkExportException exception)
    {
        var reason =
            exception is BulkExportApiException { StatusCode: HttpStatusCode.NotFound } && LastKnownJob is not null
                ? "The job existed earlier; it was deleted or finished more than 7 days ago. "
                : string.Empty;
        return CreateException(
            $"Waiting for job {JobSid} failed after {FormatDuration(Elapsed)}. {reason}{LastKnownDescription} {exception.Message}",
            exception
        );
    }

    private JobWaitException CreateException(string message, BulkExportException? innerException) =>
        new(message, innerException)
        {
            JobSid = JobSid,
            Elapsed = Elapsed,
            LastKnownJob = LastKnownJob,
        };

    private static string FormatDuration(TimeSpan time) => time.ToString(time.Days > 0 ? @"d'd 'hh\:mm\:ss" : @"hh\:mm\:ss", null);
}
