namespace BulkExport.Client;

/// <summary>Represents the state of a wait for a job: the last known job, the elapsed time, and the start of the current sequence of transient
/// failures.</summary>
internal sealed class JobPollingState(JobSid jobSid, JobPollingOptions options, TimeProvider timeProvider)
{
    /// <summary>The maximum duration of consecutive 404 responses, because the service is eventually consistent.</summary>
    private static readonly TimeSpan MaxNotFoundDuration = TimeSpan.FromMinutes(1);

    /// <summary>The maximum delay that a timer supports.</summary>
    private static readonly TimeSpan MaxDelay = TimeSpan.FromMilliseconds(uint.MaxValue - 1);

    private readonly long _startTimestamp = timeProvider.GetTimestamp();
    private long? _firstFailureTimestamp;
    private long? _firstNotFoundTimestamp;

    public JobSid JobSid { get; } = jobSid;

    public Job? LastKnownJob { get; private set; }

    public TimeSpan Elapsed => timeProvider.GetElapsedTime(_startTimestamp);

    public bool IsTimedOut => options.Timeout is { } timeout && Elapsed >= timeout;

    private string LastKnownDescription =>
        LastKnownJob is null ? "The job was never fetched." : $"Last known state: {LastKnownJob.Details}.";

    public void OnJobFetched(Job job)
    {
        LastKnownJob = job;
        _firstFailureTimestamp = null;
        _firstNotFoundTimestamp = null;
    }

    /// <summary>Determines whether polling continues after a failure.</summary>
    /// <param name="exception">The failure of the poll.</param>
    /// <param name="retryAfter">The delay that the service requested, or <see cref="TimeSpan.Zero"/>.</param>
    /// <returns><see langword="true"/> if the failure is transient, or the job is not found, and the next poll would exceed neither the timeout nor
    /// the maximum duration of such failures; otherwise, <see langword="false"/>.</returns>
    public bool ShouldContinueAfter(BulkExportException exception, TimeSpan retryAfter)
    {
        var isNotFound = TransientErrorClassifier.IsNotFound(exception);
        _firstNotFoundTimestamp = isNotFound ? _firstNotFoundTimestamp ?? timeProvider.GetTimestamp() : null;
        if (!isNotFound && !TransientErrorClassifier.IsTransient(exception))
        {
            return false;
        }

        _firstFailureTimestamp ??= timeProvider.GetTimestamp();
        var failureDuration = timeProvider.GetElapsedTime(_firstFailureTimestamp.Value);
        return retryAfter < options.MaxTransientFailureDuration - failureDuration
            && !(_firstNotFoundTimestamp is { } notFound && timeProvider.GetElapsedTime(notFound) >= MaxNotFoundDuration)
            && !(retryAfter > TimeSpan.Zero && retryAfter > options.Timeout - Elapsed);
    }

    /// <summary>Gets the delay before the next poll: at least <c>Retry-After</c>, and at most the remaining time, so that the job is polled once more
    /// when the timeout elapses.</summary>
    public TimeSpan GetNextDelay(TimeSpan? retryAfter, double jitter)
    {
        var delay = PollingDelayCalculator.GetNextDelay(options, Elapsed, LastKnownJob, timeProvider.GetUtcNow(), jitter);
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
            $"Waiting for job {JobSid} timed out after {FormatDuration(Elapsed)}. {LastKnownDescription} To resume, wait for the job again with the same SID.",
            innerException: null
        );

    public JobWaitException CreateFailedException(BulkExportException exception)
    {
        var reason =
            TransientErrorClassifier.IsNotFound(exception) && LastKnownJob is not null
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
