namespace BulkExport.Client;

/// <summary>A wait for a job ended before the job did.</summary>
/// <remarks>
/// The inner exception is what ended the wait: a <see cref="BulkExportApiException"/> for a job that is not there (any more) or a credential
/// that is refused, a <see cref="BulkExportConnectionException"/> for an outage longer than
/// <see cref="JobPollingOptions.ToleratedOutage"/>, a <see cref="BulkExportContentException"/> for an answer that cannot be read; none when
/// the deadline passed. The job itself is not touched: waiting for its SID again goes on where this wait ended.
/// </remarks>
public sealed class BulkExportWaitException : BulkExportException
{
    /// <summary>Makes the exception, in a test for example.</summary>
    /// <param name="message">What happened, and what to do.</param>
    /// <param name="innerException">What ended the wait; <see langword="null"/> for a deadline.</param>
    public BulkExportWaitException(string message, BulkExportException? innerException = null)
        : base(message, innerException) { }

    /// <summary>The job waited for.</summary>
    public JobSid JobSid { get; init; }

    /// <summary>How long the wait had lasted.</summary>
    public TimeSpan Waited { get; init; }

    /// <summary>The job as it was last seen; <see langword="null"/> when it never was.</summary>
    public Job? LastSeen { get; init; }

    /// <summary>Whether it was <see cref="JobPollingOptions.Deadline"/> that ended the wait.</summary>
    public bool IsDeadline => InnerException is null;

    /// <summary>The same, with advice.</summary>
    internal BulkExportWaitException With(string advice) =>
        new($"{Message} {advice}", InnerException as BulkExportException)
        {
            JobSid = JobSid,
            Waited = Waited,
            LastSeen = LastSeen,
        };
}
