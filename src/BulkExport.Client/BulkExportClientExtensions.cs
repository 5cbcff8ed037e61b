namespace BulkExport.Client;

/// <summary>Provides extension methods for <see cref="IBulkExportClient"/> that use a directory as the store.</summary>
public static class BulkExportClientExtensions
{
    /// <summary>Exports a range of days: requests the days that the directory lacks, waits for the jobs to complete, and downloads the file for each day to the directory.</summary>
    /// <remarks>This method calls <see cref="IBulkExportClient.ExportAsync"/> with a <see cref="DirectoryExportStore"/> for the specified directory.</remarks>
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
    ///
    /// foreach (ExportFile file in result.Files)
    /// {
    ///     Console.WriteLine($"{file.Day}: {file.RecordCount} records in {file.Path}");
    /// }
    /// </code>
    /// </example>
    /// <param name="client">The client.</param>
    /// <param name="request">The resource type and the days to export.</param>
    /// <param name="directory">The destination directory. It is created if it does not exist.</param>
    /// <param name="options">The options, or <see langword="null"/> to use the defaults.</param>
    /// <param name="progress">The provider for progress updates, or <see langword="null"/> to report none. It is notified when the job changes and
    /// while files are downloaded.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests. Cancellation does not affect the job; run the export again to
    /// resume.</param>
    /// <returns>The result for each day.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="client"/>, <paramref name="request"/> or <paramref name="directory"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="request"/> is invalid (see <see cref="IJobsClient.CreateAsync"/>),
    /// <paramref name="directory"/> is empty, consists only of white-space characters or contains a null character, or <paramref name="options"/>
    /// contains an invalid value.</exception>
    /// <exception cref="BulkExportException">The export failed. <see cref="IBulkExportClient.ExportAsync"/> lists the derived exceptions.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was canceled.</exception>
    /// <exception cref="ObjectDisposedException">The client was disposed.</exception>
    /// <exception cref="InvalidOperationException">A custom primary handler followed the redirect to the file host. Disable its automatic
    /// redirects.</exception>
    public static Task<ExportResult> ExportAsync(
        this IBulkExportClient client,
        CreateJobRequest request,
        string directory,
        ExportOptions? options = null,
        IProgress<ExportProgress>? progress = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(client);
        return client.ExportAsync(request, new DirectoryExportStore(directory), options, progress, cancellationToken);
    }

    /// <summary>Waits for an existing job to complete and downloads the file for each day to a directory.</summary>
    /// <remarks>This method calls <see cref="IBulkExportClient.DownloadJobAsync"/> with a <see cref="DirectoryExportStore"/> for the specified directory.</remarks>
    /// <param name="client">The client.</param>
    /// <param name="jobSid">The SID of the job to download.</param>
    /// <param name="directory">The destination directory. It is created if it does not exist.</param>
    /// <param name="options">The options, or <see langword="null"/> to use the defaults.</param>
    /// <param name="progress">The provider for progress updates, or <see langword="null"/> to report none. It is notified when the job changes and
    /// while files are downloaded.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The result for each day.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="client"/> or <paramref name="directory"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="jobSid"/> is <c>default(JobSid)</c>, <paramref name="directory"/> is empty, consists only
    /// of white-space characters or contains a null character, or <paramref name="options"/> contains an invalid value.</exception>
    /// <exception cref="BulkExportException">The wait for the job failed, or the directory cannot be read or written. <see cref="IBulkExportClient.DownloadJobAsync"/> lists the derived exceptions.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was canceled.</exception>
    /// <exception cref="ObjectDisposedException">The client was disposed.</exception>
    /// <exception cref="InvalidOperationException">A custom primary handler followed the redirect to the file host. Disable its automatic
    /// redirects.</exception>
    public static Task<ExportResult> DownloadJobAsync(
        this IBulkExportClient client,
        JobSid jobSid,
        string directory,
        ExportOptions? options = null,
        IProgress<ExportProgress>? progress = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(client);
        return client.DownloadJobAsync(jobSid, new DirectoryExportStore(directory), options, progress, cancellationToken);
    }

    /// <summary>Synchronizes a directory: downloads and requests the days that it lacks.</summary>
    /// <remarks>This method calls <see cref="IBulkExportClient.SyncAsync"/> with a <see cref="DirectoryExportStore"/> for the specified directory.</remarks>
    /// <param name="client">The client.</param>
    /// <param name="request">The resource types and the days to synchronize.</param>
    /// <param name="directory">The directory. It is created if it does not exist.</param>
    /// <param name="progress">The provider for progress updates, or <see langword="null"/> to report none.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests. Cancellation does not affect the jobs; synchronize again to resume.</param>
    /// <returns>The plan, and the result for each resource type and day. A failed job or download is reported for its days.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="client"/>, <paramref name="request"/> or <paramref name="directory"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="request"/> is invalid, or <paramref name="directory"/> is empty, consists only of white-space
    /// characters or contains a null character.</exception>
    /// <exception cref="BulkExportException">The synchronization failed. <see cref="IBulkExportClient.SyncAsync"/> lists the derived exceptions.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was canceled.</exception>
    /// <exception cref="ObjectDisposedException">The client was disposed.</exception>
    /// <exception cref="InvalidOperationException">A custom primary handler followed the redirect to the file host. Disable its automatic
    /// redirects.</exception>
    public static Task<SyncResult> SyncAsync(
        this IBulkExportClient client,
        SyncRequest request,
        string directory,
        IProgress<SyncProgress>? progress = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(client);
        return client.SyncAsync(request, new DirectoryExportStore(directory), progress, cancellationToken);
    }
}
