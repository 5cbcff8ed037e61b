namespace BulkExport.Client;

/// <summary>The exception that is thrown when the outcome of a request to create the job of an export is unknown and several jobs match the
/// request.</summary>
/// <remarks>
/// No new job is created, because each job counts against the quota of 366 days per UTC calendar day. Download one of the
/// <see cref="CandidateJobSids"/> with <see cref="IBulkExportClient.DownloadJobAsync"/>, or delete all of them except one and run the export again.
/// </remarks>
public sealed class BulkExportAmbiguousJobException : BulkExportException
{
    /// <summary>Initializes a new instance of the <see cref="BulkExportAmbiguousJobException"/> class.</summary>
    /// <remarks>This constructor is public to support tests.</remarks>
    /// <param name="message">The error message that explains the reason for the exception.</param>
    /// <param name="candidateJobSids">The SIDs of the jobs that match the request.</param>
    public BulkExportAmbiguousJobException(string message, IReadOnlyList<JobSid> candidateJobSids)
        : base(message, innerException: null) => CandidateJobSids = candidateJobSids;

    /// <summary>Gets the SIDs of the jobs that match the request, one of which the export may have created.</summary>
    public IReadOnlyList<JobSid> CandidateJobSids { get; }
}
