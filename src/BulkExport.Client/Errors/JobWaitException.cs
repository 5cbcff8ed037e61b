namespace BulkExport.Client;

/// <summary>The exception that is thrown when a wait for a job fails or times out before the job is finished.</summary>
/// <remarks>
/// <para>
/// The inner exception is one of the following:
/// </para>
/// <list type="bullet">
/// <item><description><see langword="null"/> if <see cref="JobPollingOptions.Timeout"/> elapsed.</description></item>
/// <item><description>A <see cref="BulkExportApiException"/> or a <see cref="BulkExportConnectionException"/> if the failure is not transient, for
/// example because the job does not exist, the credential was rejected, or the server certificate is not trusted.</description></item>
/// <item><description>A <see cref="BulkExportConnectionException"/> or a <see cref="BulkExportApiException"/> that describes the last transient
/// failure if the failures lasted longer than <see cref="JobPollingOptions.MaxTransientFailureDuration"/>, or if the service requested a delay that
/// would exceed this duration or <see cref="JobPollingOptions.Timeout"/>.</description></item>
/// <item><description>A <see cref="BulkExportFormatException"/> if a response was malformed.</description></item>
/// </list>
/// <para>The job itself is not affected. To resume, wait for the job again with the same SID.</para>
/// </remarks>
public sealed class JobWaitException : BulkExportException
{
    /// <summary>Initializes a new instance of the <see cref="JobWaitException"/> class.</summary>
    /// <remarks>This constructor is public to support tests.</remarks>
    /// <param name="message">The error message that explains the reason for the exception.</param>
    /// <param name="innerException">The failure that ended the wait, or <see langword="null"/> if the wait timed out.</param>
    public JobWaitException(string message, BulkExportException? innerException = null)
        : base(message, innerException) { }

    /// <summary>Gets the SID of the job.</summary>
    public JobSid JobSid { get; init; }

    /// <summary>Gets the time that elapsed from the start of the wait to the failure.</summary>
    public TimeSpan Elapsed { get; init; }

    /// <summary>Gets the last known state of the job, or <see langword="null"/> if it was never fetched.</summary>
    public Job? LastKnownJob { get; init; }

    /// <summary>Gets a value indicating whether the wait ended because <see cref="JobPollingOptions.Timeout"/> elapsed.</summary>
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
