using System.Net;

namespace BulkExport.Client;

/// <summary>What one wait for a job has been through, and what that means for its going on.</summary>
internal sealed class Wait(JobSid jobSid, JobPollingOptions options, TimeProvider clock)
{
    private readonly long _started = clock.GetTimestamp();
    private long? _outageStarted;

    public JobSid JobSid { get; } = jobSid;

    public Job? LastSeen { get; private set; }

    public TimeSpan Elapsed => clock.GetElapsedTime(_started);

    public bool IsPastDeadline => options.Deadline is { } deadline && Elapsed >= deadline;

    public void Saw(Job job)
    {
        LastSeen = job;
        _outageStarted = null;
    }

    /// <summary>Whether a failure is waited out: it may pass, and has not gone on for too long, nor will have after the wait asked for.</summary>
    public bool Tolerates(BulkExportException failure, TimeSpan asked)
    {
        if (!Failure.IsTransient(failure))
        {
            return false;
        }

        _outageStarted ??= clock.GetTimestamp();
        var outage = clock.GetElapsedTime(_outageStarted.Value) + asked;
        return outage < options.ToleratedOutage && !(asked > TimeSpan.Zero && Elapsed + asked > options.Deadline);
    }

    /// <summary>The time to wait: not shorter than the service asks for, and with one more call when the deadline comes.</summary>
    public TimeSpan NextDelay(TimeSpan? asked, double random)
    {
        var delay = JobPollingSchedule.Next(options, Elapsed, LastSeen, clock.GetUtcNow(), random);
        if (asked > delay)
        {
            delay = asked.Value;
        }

        var left = (options.Deadline ?? TimeSpan.MaxValue) - Elapsed;
        return left < TimeSpan.Zero ? TimeSpan.Zero
            : left < delay ? left
            : delay;
    }

    public BulkExportWaitException DeadlinePassed() =>
        new(
            $"The deadline of the wait for job {JobSid} passed after {Text(Elapsed)}. {Last} Waiting for the same SID again goes on from here."
        )
        {
            JobSid = JobSid,
            Waited = Elapsed,
            LastSeen = LastSeen,
        };

    public BulkExportWaitException GivenUp(BulkExportException failure)
    {
        var reason =
            failure is BulkExportApiException { StatusCode: HttpStatusCode.NotFound } && LastSeen is not null
                ? "The job was there before: it was deleted, or has been finished for more than 7 days. "
                : string.Empty;
        return new($"The wait for job {JobSid} was given up after {Text(Elapsed)}. {reason}{Last} {failure.Message}", failure)
        {
            JobSid = JobSid,
            Waited = Elapsed,
            LastSeen = LastSeen,
        };
    }

    private string Last => LastSeen is null ? "The job was never seen." : $"Last seen: {LastSeen.Details}.";

    private static string Text(TimeSpan time) => time.ToString(time.Days > 0 ? @"d'd 'hh\:mm\:ss" : @"hh\:mm\:ss", null);
}
