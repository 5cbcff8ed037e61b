namespace BulkExport.Client;

/// <summary>The exception that is thrown when several jobs may be the one that an interrupted export created.</summary>
/// <remarks>No job is created then, because that would count against the quota of days again. Delete all jobs but one, or download one of
/// them with <see cref="IBulkExportClient.DownloadJobAsync(JobSid, IExportStore, ExportOptions?, IProgress{ExportProgress}?, CancellationToken)"/>.</remarks>
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
