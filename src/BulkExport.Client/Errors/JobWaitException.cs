namespace BulkExport.Client;

/// <summary>The exception that is thrown when a wait for a job fails or times out before the job is finished.</summary>
/// <remarks>
/// The inner exception is the failure that ended the wait: a <see cref="BulkExportApiException"/> if the job does not exist or was deleted, or if the credential is
/// rejected, a <see cref="BulkExportConnectionException"/> after transient failures for longer than
/// <see cref="JobPollingOptions.MaxTransientFailureDuration"/>, a <see cref="BulkExportFormatException"/> for an invalid response. It is
/// <see langword="null"/> when <see cref="JobPollingOptions.Timeout"/> elapsed. The job itself is not affected; wait for the same SID again to resume.
/// </remarks>
public sealed class JobWaitException : BulkExportException
{
    /// <summary>Initializes a new instance of the <see cref="JobWaitException"/> class.</summary>
    /// <remarks>This constructor is public to support tests.</remarks>
    /// <param name="message">The error message that explains the reason for the exception.</param>
    /// <param name="innerException">The failure that ended the wait, or <see langword="null"/> for a timeout.</param>
    public JobWaitException(string message, BulkExportException? innerException = null)
        : base(message, innerException) { }

    /// <summary>Gets the SID of the job.</summary>
    public JobSid JobSid { get; init; }

    /// <summary>Gets the elapsed time of the wait.</summary>
    public TimeSpan Elapsed { get; init; }

    /// <summary>Gets the last known state of the job, or <see langword="null"/> if it was never fetched.</summary>
    public Job? LastKnownJob { get; init; }

    /// <summary>Gets a value indicating whether <see cref="JobPollingOptions.Timeout"/> ended the wait.</summary>
    public bool IsTimeout => InnerException is null;

    /// <summary>Creates a copy with a hint added to the message.</summary>
    internal JobWaitException WithHint(string hint) =>
        new($"{Message} {hint}", InnerException as BulkExportException)
        {
            JobSid = JobSid,
            Elapsed = Elapsed,
            LastKnownJob = LastKnownJob,
        };
}
