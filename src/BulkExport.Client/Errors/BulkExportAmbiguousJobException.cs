namespace BulkExport.Client;

/// <summary>An export was interrupted while it asked for its job, and it cannot be told which job that is.</summary>
/// <remarks>Nothing was asked for again, since that would spend the days that may be asked for on one UTC calendar day. Choose one of the candidateJobSids,
/// or delete the rest, and download it with <see cref="IBulkExportClient.DownloadJobAsync"/>.</remarks>
public sealed class BulkExportAmbiguousJobException : BulkExportException
{
    /// <summary>Makes the exception, in a test for example.</summary>
    /// <param name="message">What happened, and what to do.</param>
    /// <param name="candidateJobSids">The jobs that it may be.</param>
    public BulkExportAmbiguousJobException(string message, IReadOnlyList<JobSid> candidateJobSids)
        : base(message, innerException: null) => CandidateJobSids = candidateJobSids;

    /// <summary>The jobs that it may be.</summary>
    public IReadOnlyList<JobSid> CandidateJobSids { get; }
}
