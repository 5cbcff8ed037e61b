namespace BulkExport.Client;

/// <summary>A client for the Twilio BulkExport API, which exports the message, call and conference records of an account as files.</summary>
/// <remarks>Instances are thread-safe and intended to be reused for the lifetime of the application.</remarks>
public interface IBulkExportClient
{
    /// <summary>Gets the client for export jobs.</summary>
    IJobsClient Jobs { get; }

    /// <summary>Gets the client for exported days and their files.</summary>
    IDaysClient Days { get; }

    /// <summary>Gets the client for the configuration of the automatic daily export.</summary>
    IExportConfigurationClient Configuration { get; }

    /// <summary>Creates an export job, waits for it to complete, and downloads the file of each day to a directory.</summary>
    /// <remarks>
    /// <para>
    /// Files are written as <c>resource_type=Messages/day=2026-11-01/Messages-2026-11-01.json.gz</c>. A file appears under its name only when it is
    /// complete, and a complete file is not downloaded again. A failed day does not affect the others. A directory holds the records of one account.
    /// </para>
    /// <para>
    /// The export is resumable: the process can be terminated at any time, and calling this method again with the same request and directory continues
    /// with the same job. A manifest under <c>_bulkexport</c> persists the SID of the job, so that the quota of 366 days per UTC calendar day is consumed
    /// once. If an earlier run was interrupted before it persisted the SID, its job is identified among the jobs with the same resource type and range
    /// that did not exist before that run. Repeating a finished export sends requests only for missing files. To create a new job for the same days,
    /// delete the manifest.
    /// </para>
    /// </remarks>
    /// <example>
    /// <code language="csharp">
    /// var request = new CreateJobRequest
    /// {
    ///     ResourceType = ResourceType.Messages,
    ///     StartDay = new DateOnly(2026, 11, 1),
    ///     EndDay = new DateOnly(2026, 11, 7),
    ///     FriendlyName = "First week of November",
    /// };
    /// ExportResult result = await client.ExportAsync(request, "exports", cancellationToken: cancellationToken);
    /// foreach (ExportFile file in result.Files)
    /// {
    ///     Console.WriteLine($"{file.Day}: {file.RecordCount} records in {file.Path}");
    /// }
    /// </code>
    /// </example>
    /// <param name="request">The resource type and the range of days to export.</param>
    /// <param name="directory">The destination directory. It is created if it does not exist.</param>
    /// <param name="options">The options, or <see langword="null"/> to use the defaults.</param>
    /// <param name="progress">The provider to notify when the job changes, and then when days are completed or bytes are received.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests. The job continues after a cancellation; call this method again to
    /// resume.</param>
    /// <returns>The result of each day.</returns>
    /// <exception cref="ArgumentException">The request violates a rule of the service (see <see cref="IJobsClient.CreateAsync"/>),
    /// <paramref name="directory"/> is empty, or an option is invalid.</exception>
    /// <exception cref="BulkExportAmbiguousJobException">An earlier run was interrupted, and several jobs may be the one that it created.</exception>
    /// <exception cref="JobWaitException">The wait failed or timed out before the job was finished.</exception>
    /// <exception cref="BulkExportFileException">The manifest cannot be read or written, or the same export is already running.</exception>
    /// <exception cref="BulkExportException">The job cannot be created. A later failure is reported in the result of its day.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was canceled.</exception>
    Task<ExportResult> ExportAsync(
        CreateJobRequest request,
        string directory,
        ExportOptions? options = null,
        IProgress<ExportProgress>? progress = null,
        CancellationToken cancellationToken = default
    );

    /// <summary>Waits for an existing job to complete, and downloads the file of each day to a directory.</summary>
    /// <remarks>The directory layout is that of <see cref="ExportAsync"/>, and the download is resumable in the same way.</remarks>
    /// <param name="jobSid">The SID of the job.</param>
    /// <param name="directory">The destination directory. It is created if it does not exist.</param>
    /// <param name="options">The options, or <see langword="null"/> to use the defaults.</param>
    /// <param name="progress">The provider to notify when the job changes, and then when days are completed or bytes are received.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The result of each day.</returns>
    /// <exception cref="ArgumentException"><paramref name="jobSid"/> is <c>default(JobSid)</c>, <paramref name="directory"/> is empty, or an option is
    /// invalid.</exception>
    /// <exception cref="JobWaitException">The wait failed or timed out before the job was finished.</exception>
    /// <exception cref="BulkExportFormatException">The service does not report the resource type of the job.</exception>
    /// <exception cref="BulkExportFileException">The manifest cannot be read or written, or the same download is already running.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was canceled.</exception>
    Task<ExportResult> DownloadJobAsync(
        JobSid jobSid,
        string directory,
        ExportOptions? options = null,
        IProgress<ExportProgress>? progress = null,
        CancellationToken cancellationToken = default
    );
}
