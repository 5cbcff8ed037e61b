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

    /// <summary>Creates an export job, waits for it to complete, and downloads the file for each day to a store.</summary>
    /// <remarks>
    /// <para>
    /// Files have paths such as <c>resource_type=Messages/day=2026-11-01/Messages-2026-11-01.json.gz</c>. A file is visible only when it is complete and
    /// verified. A day that fails does not affect the others. A store belongs to one account.
    /// </para>
    /// <para>
    /// The export is resumable: it can be interrupted at any point, and run again, also by several processes at the same time. The job is
    /// created once, see <see cref="ExportOptions.MaxJobListingDelay"/>, and a document under <c>_bulkexport/jobs</c> records it. An index under
    /// <c>_bulkexport/index</c> records the size, the checksum and the job of each day's file. What the store has counts, whichever job it came from: a file of
    /// this job or a later one is not downloaded again, a file of an earlier job is replaced. A finished export that is run again
    /// sends requests only for what is missing. To request a new job for the same days, delete the document of the job.
    /// </para>
    /// </remarks>
    /// <param name="request">The resource type and the days to export.</param>
    /// <param name="store">The store, such as a <see cref="DirectoryExportStore"/>.</param>
    /// <param name="options">The options, or <see langword="null"/> to use the defaults.</param>
    /// <param name="progress">Receives a notification whenever the job changes, and then as days and bytes are downloaded.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests. The job is not affected, and the next run resumes it.</param>
    /// <returns>The result for each day.</returns>
    /// <exception cref="ArgumentException">The request breaks a rule of the service, see <see cref="IJobsClient.CreateAsync"/>.</exception>
    /// <exception cref="BulkExportAmbiguousJobException">Several jobs may be the one that an interrupted run created.</exception>
    /// <exception cref="JobWaitException">The wait for the job ended before the job was finished.</exception>
    /// <exception cref="BulkExportFileException">A document cannot be read or written, or the store belongs to another account, or the client has an API key
    /// without <see cref="BulkExportClientOptions.AccountSid"/>.</exception>
    /// <exception cref="BulkExportException">The job could not be created. Later failures are results of days.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was canceled.</exception>
    Task<ExportResult> ExportAsync(
        CreateJobRequest request,
        IExportStore store,
        ExportOptions? options = null,
        IProgress<ExportProgress>? progress = null,
        CancellationToken cancellationToken = default
    );

    /// <summary>Creates an export job, waits for it to complete, and downloads the file for each day to a directory.</summary>
    /// <remarks>Equivalent to an export to a <see cref="DirectoryExportStore"/>.</remarks>
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
    /// <param name="request">The resource type and the days to export.</param>
    /// <param name="directory">The destination directory. It is created if it does not exist.</param>
    /// <param name="options">The options, or <see langword="null"/> to use the defaults.</param>
    /// <param name="progress">Receives a notification whenever the job changes, and then as days and bytes are downloaded.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests. The job is not affected, and the next run resumes it.</param>
    /// <returns>The result for each day.</returns>
    /// <exception cref="ArgumentException">The request breaks a rule of the service, see <see cref="IJobsClient.CreateAsync"/>, or
    /// <paramref name="directory"/> is empty.</exception>
    /// <exception cref="BulkExportException">As of an export to a store.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was canceled.</exception>
    Task<ExportResult> ExportAsync(
        CreateJobRequest request,
        string directory,
        ExportOptions? options = null,
        IProgress<ExportProgress>? progress = null,
        CancellationToken cancellationToken = default
    );

    /// <summary>Waits for an existing job to complete, and downloads the file for each day to a store.</summary>
    /// <remarks>Paths, resumption and concurrency are those of <see cref="ExportAsync(CreateJobRequest, IExportStore, ExportOptions?, IProgress{ExportProgress}?, CancellationToken)"/>.</remarks>
    /// <param name="jobSid">The SID of the job.</param>
    /// <param name="store">The store, such as a <see cref="DirectoryExportStore"/>.</param>
    /// <param name="options">The options, or <see langword="null"/> to use the defaults.</param>
    /// <param name="progress">Receives a notification whenever the job changes, and then as days and bytes are downloaded.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The result for each day.</returns>
    /// <exception cref="ArgumentException"><paramref name="jobSid"/> is <c>default(JobSid)</c>.</exception>
    /// <exception cref="JobWaitException">The wait for the job ended before the job was finished.</exception>
    /// <exception cref="BulkExportFormatException">The service does not report the resource type of the job.</exception>
    /// <exception cref="BulkExportFileException">A document cannot be read or written, or the store belongs to another account.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was canceled.</exception>
    Task<ExportResult> DownloadJobAsync(
        JobSid jobSid,
        IExportStore store,
        ExportOptions? options = null,
        IProgress<ExportProgress>? progress = null,
        CancellationToken cancellationToken = default
    );

    /// <summary>Waits for an existing job to complete, and downloads the file for each day to a directory.</summary>
    /// <remarks>Equivalent to a download to a <see cref="DirectoryExportStore"/>.</remarks>
    /// <param name="jobSid">The SID of the job.</param>
    /// <param name="directory">The destination directory. It is created if it does not exist.</param>
    /// <param name="options">The options, or <see langword="null"/> to use the defaults.</param>
    /// <param name="progress">Receives a notification whenever the job changes, and then as days and bytes are downloaded.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The result for each day.</returns>
    /// <exception cref="ArgumentException"><paramref name="jobSid"/> is <c>default(JobSid)</c>, or <paramref name="directory"/> is empty.</exception>
    /// <exception cref="BulkExportException">As of a download to a store.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was canceled.</exception>
    Task<ExportResult> DownloadJobAsync(
        JobSid jobSid,
        string directory,
        ExportOptions? options = null,
        IProgress<ExportProgress>? progress = null,
        CancellationToken cancellationToken = default
    );
}
