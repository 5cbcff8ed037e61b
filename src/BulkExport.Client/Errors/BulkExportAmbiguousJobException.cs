namespace BulkExport.Client;

/// <summary>The exception that is thrown when an export was interrupted while creating its job, and the job cannot be identified.</summary>
/// <remarks>
/// No new job was created, because each job counts against the quota of 366 days per UTC calendar day. Choose one of <see cref="CandidateJobSids"/> and
/// download it with <see cref="IBulkExportClient.DownloadJobAsync(JobSid, IExportStore, ExportOptions?, IProgress{ExportProgress}?, CancellationToken)"/>,
/// or delete the other jobs and run the export again.
/// </remarks>
public sealed class BulkExportAmbiguousJobException : BulkExportException
{
    /// <summary>Initializes a new instance of the <see cref="BulkExportAmbiguousJobException"/> class. Public for use in tests.</summary>
    /// <param name="message">The message that describes what happened and what to do.</param>
    /// <param name="candidateJobSids">The SIDs of the jobs that the export may have created.</param>
    public BulkExportAmbiguousJobException(string message, IReadOnlyList<JobSid> candidateJobSids)
        : base(message, innerException: null) => CandidateJobSids = candidateJobSids;

    /// <summary>Gets the SIDs of the jobs that the export may have created.</summary>
    public IReadOnlyList<JobSid> CandidateJobSids { get; }
}
