namespace BulkExport.Client;

/// <summary>Defines a client for the Twilio BulkExport API, which exports the message, call and conference records of an account as files.</summary>
/// <remarks>Instances are thread-safe and intended to be reused for the lifetime of the application.</remarks>
public interface IBulkExportClient
{
    /// <summary>Gets the SID of the account.</summary>
    /// <value>The value of <see cref="BulkExportClientOptions.AccountSid"/>, or <see langword="null"/> if the client is configured with an API key only.</value>
    string? AccountSid { get; }

    /// <summary>Gets the client for export jobs.</summary>
    IJobsClient Jobs { get; }

    /// <summary>Gets the client for exported days and their files.</summary>
    IDaysClient Days { get; }

    /// <summary>Gets the client for the configuration of the automatic daily export.</summary>
    IExportConfigurationClient Configuration { get; }

    /// <summary>Exports a range of days: requests the days that the store lacks, waits for the jobs to complete, and downloads the file for each day to a store.</summary>
    /// <remarks>
    /// <para>
    /// Files have paths such as <c>resource_type=Messages/day=2026-11-01/Messages-2026-11-01.json.gz</c>. A file becomes visible only after it
    /// is complete and verified. A failed day does not affect the other days. A store contains the files of a single account;
    /// several accounts share one with <see cref="ExportStoreExtensions.ForAccount"/>.
    /// </para>
    /// <para>
    /// Only missing days are requested: days that the store contains are not replaced, and days that the service already lists are downloaded without a
    /// job, unless <see cref="ExportOptions.Days"/> is <see cref="ExportDays.All"/>. The export is resumable: if it is interrupted, run it again with the same
    /// request. Several processes can run exports of overlapping days concurrently. Each day is requested only once (see
    /// <see cref="ExportOptions.MaxJobListingDelay"/>). Days that failed or were deleted in an earlier job are requested again.
    /// </para>
    /// <para>
    /// An index under <c>_bulkexport/index</c> records the size, the checksum and the job of each file. A file is replaced only when a later job exports its
    /// day. If a completed export is run again, no request is sent.
    /// </para>
    /// </remarks>
    /// <example>
    /// <code language="csharp">
    /// IExportStore store = new DirectoryExportStore("exports");
    /// ExportResult result = await client.ExportAsync(request, store, cancellationToken: cancellationToken);
    ///
    /// foreach (ExportDayResult day in result.MissingDays)
    /// {
    ///     Console.WriteLine($"{day.Day}: {day.Status}, {day.Error!.Message}");
    /// }
    /// </code>
    /// </example>
    /// <param name="request">The resource type and the days to export.</param>
    /// <param name="store">The destination store, such as a <see cref="DirectoryExportStore"/>.</param>
    /// <param name="options">The options, or <see langword="null"/> to use the defaults.</param>
    /// <param name="progress">The provider for progress updates, or <see langword="null"/> to report none. It is notified when the job changes and
    /// while files are downloaded.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests. Cancellation does not affect the job; run the export again to
    /// resume.</param>
    /// <returns>The result for each day.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="request"/> or <paramref name="store"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="request"/> is invalid (see <see cref="IJobsClient.CreateAsync"/>), or
    /// <paramref name="options"/> contains an invalid value.</exception>
    /// <exception cref="BulkExportAmbiguousJobException">The outcome of a request to create the job is unknown, for example because an earlier run
    /// was interrupted, and several jobs match the request.</exception>
    /// <exception cref="JobWaitException">The wait for the job failed or timed out before the job was finished.</exception>
    /// <exception cref="BulkExportFormatException">A response is malformed, or the finished job does not match the request or does not report all of
    /// its days.</exception>
    /// <exception cref="BulkExportFileException">A document cannot be read or written, the store belongs to another account, or the client is
    /// configured with an API key but without <see cref="BulkExportClientOptions.AccountSid"/>.</exception>
    /// <exception cref="BulkExportException">The job could not be created or the jobs could not be listed. A failed download does not throw an
    /// exception; it is reported in
    /// the result for the day.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was canceled.</exception>
    /// <exception cref="ObjectDisposedException">The client was disposed.</exception>
    /// <exception cref="InvalidOperationException">A custom primary handler followed the redirect to the file host. Disable its automatic
    /// redirects.</exception>
    Task<ExportResult> ExportAsync(
        CreateJobRequest request,
        IExportStore store,
        ExportOptions? options = null,
        IProgress<ExportProgress>? progress = null,
        CancellationToken cancellationToken = default
    );

    /// <summary>Waits for an existing job to complete and downloads the file for each day to a store.</summary>
    /// <remarks>The paths and the behavior after an interruption are the same as for
    /// <see cref="ExportAsync"/>.</remarks>
    /// <param name="jobSid">The SID of the job to download.</param>
    /// <param name="store">The destination store, such as a <see cref="DirectoryExportStore"/>.</param>
    /// <param name="options">The options, or <see langword="null"/> to use the defaults.</param>
    /// <param name="progress">The provider for progress updates, or <see langword="null"/> to report none. It is notified when the job changes and
    /// while files are downloaded.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The result for each day.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="store"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="jobSid"/> is <c>default(JobSid)</c>, or <paramref name="options"/> contains an invalid
    /// value.</exception>
    /// <exception cref="JobWaitException">The wait for the job failed or timed out before the job was finished.</exception>
    /// <exception cref="BulkExportFormatException">The service does not report the resource type or all days of the job.</exception>
    /// <exception cref="BulkExportFileException">A document cannot be read or written, the store belongs to another account, or the client is
    /// configured with an API key but without <see cref="BulkExportClientOptions.AccountSid"/>.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was canceled.</exception>
    /// <exception cref="ObjectDisposedException">The client was disposed.</exception>
    /// <exception cref="InvalidOperationException">A custom primary handler followed the redirect to the file host. Disable its automatic
    /// redirects.</exception>
    Task<ExportResult> DownloadJobAsync(
        JobSid jobSid,
        IExportStore store,
        ExportOptions? options = null,
        IProgress<ExportProgress>? progress = null,
        CancellationToken cancellationToken = default
    );

    /// <summary>Synchronizes a store: downloads and requests the days that it lacks.</summary>
    /// <remarks>
    /// <para>
    /// The call is safe to repeat, to interrupt and to run concurrently in several processes. It downloads the days that the service already lists, for example
    /// those of the automatic daily export, at no quota; resumes the jobs of earlier runs; and requests the remaining days in as few jobs as possible,
    /// oldest first. Days that exceed the daily quota are deferred, and are requested by a later run on the date of <see cref="SyncResult.DeferredUntil"/>. Days that failed or were
    /// deleted in an earlier job are requested again. The call waits until the jobs are finished, or until <see cref="JobPollingOptions.Timeout"/> elapses.
    /// </para>
    /// <para>
    /// If the store is complete, no request is sent. The paths of the files are the same as for
    /// <see cref="ExportAsync"/>.
    /// </para>
    /// </remarks>
    /// <example>
    /// <code language="csharp">
    /// var request = new SyncRequest
    /// {
    ///     ResourceTypes = [ResourceType.Messages, ResourceType.Calls],
    ///     StartDay = new DateOnly(2026, 1, 1),
    ///     ReexportAfter = 7,
    /// };
    /// SyncResult result = await client.SyncAsync(request, store, cancellationToken: cancellationToken);
    ///
    /// foreach (SyncDayResult day in result.IncompleteDays)
    /// {
    ///     Console.WriteLine($"{day.ResourceType} {day.Day}: {day.Status} {day.DeferredUntil} {day.Error?.Message}");
    /// }
    /// </code>
    /// </example>
    /// <param name="request">The resource types and the days to synchronize.</param>
    /// <param name="store">The store, such as a <see cref="DirectoryExportStore"/>.</param>
    /// <param name="progress">The provider for progress updates, or <see langword="null"/> to report none.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests. Cancellation does not affect the jobs; synchronize again to resume.</param>
    /// <returns>The plan, and the result for each resource type and day. A failed job or download is reported for its days.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="request"/> or <paramref name="store"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="request"/> is invalid.</exception>
    /// <exception cref="BulkExportApiException">The credential was rejected, or the days could not be listed.</exception>
    /// <exception cref="BulkExportFileException">A document cannot be read or written, the store belongs to another account, or the client is
    /// configured with an API key but without <see cref="BulkExportClientOptions.AccountSid"/>.</exception>
    /// <exception cref="BulkExportException">The days could not be listed.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was canceled.</exception>
    /// <exception cref="ObjectDisposedException">The client was disposed.</exception>
    /// <exception cref="InvalidOperationException">A custom primary handler followed the redirect to the file host. Disable its automatic
    /// redirects.</exception>
    Task<SyncResult> SyncAsync(
        SyncRequest request,
        IExportStore store,
        IProgress<SyncProgress>? progress = null,
        CancellationToken cancellationToken = default
    );
}
