using System.Text.Json.Serialization.Metadata;

namespace BulkExport.Client;

/// <summary>Defines a client for exported days and their files.</summary>
/// <remarks>
/// <para>Instances are thread-safe.</para>
/// <para>
/// A file contains one JSON record per line (JSON Lines) and is compressed with gzip. The service removes it 7 days after it was created. A download
/// link can be used only once and expires after about 4 minutes. Each attempt requests a new link, which is never logged or included in an exception.
/// </para>
/// <para>
/// Transient failures are retried up to <see cref="BulkExportClientOptions.MaxRetryAttempts"/> times. If all
/// attempts fail, an exception that describes the last failure is thrown.
/// </para>
/// </remarks>
public interface IDaysClient
{
    /// <summary>Lists the days whose files are available. Each page is requested when the enumeration reaches it.</summary>
    /// <param name="resourceType">The resource type of the days to list.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The days in the order in which their files were created. A day is listed more than once if several jobs exported it. Each enumeration
    /// sends new requests.</returns>
    /// <exception cref="ArgumentException"><paramref name="resourceType"/> is <c>default(ResourceType)</c>.</exception>
    /// <exception cref="BulkExportApiException">The service returned an error response.</exception>
    /// <exception cref="BulkExportConnectionException">No complete response was received because of a network failure or a timeout.</exception>
    /// <exception cref="BulkExportFormatException">A page is malformed, or the list does not end (a page is linked twice, or there are more than
    /// 10,000 pages or 10 consecutive empty pages).</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was canceled.</exception>
    /// <exception cref="ObjectDisposedException">The client was disposed.</exception>
    IAsyncEnumerable<ExportedDay> ListAsync(ResourceType resourceType, CancellationToken cancellationToken = default);

    /// <summary>Opens the file of a day as a decompressed stream.</summary>
    /// <remarks>
    /// Opening the stream is retried; reading it is not. A read throws a <see cref="BulkExportConnectionException"/> after a network failure or a
    /// timeout, and a <see cref="BulkExportFormatException"/> if the file is truncated or corrupt, which may be detected only at the end of the stream, after its
    /// content has been returned. The stream supports asynchronous reads only; a synchronous read throws a <see cref="NotSupportedException"/>.
    /// Dispose it to close the connection. For reliable downloads and for code that reads synchronously, use <see cref="DownloadAsync"/>.
    /// </remarks>
    /// <param name="resourceType">The resource type of the file.</param>
    /// <param name="day">The day of the file, in UTC.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests while the stream is opened.</param>
    /// <returns>A forward-only stream of JSON Lines in UTF-8.</returns>
    /// <exception cref="ArgumentException"><paramref name="resourceType"/> is <c>default(ResourceType)</c>.</exception>
    /// <exception cref="BulkExportApiException">The service returned an error response; 404 if the day has no file.</exception>
    /// <exception cref="BulkExportConnectionException">The stream could not be opened because of a network failure, a timeout or an error response of
    /// the file host.</exception>
    /// <exception cref="BulkExportFormatException">The response that contains the download link is malformed.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was canceled.</exception>
    /// <exception cref="ObjectDisposedException">The client was disposed.</exception>
    /// <exception cref="InvalidOperationException">A custom primary handler followed the redirect to the file host. Disable its automatic
    /// redirects.</exception>
    Task<Stream> OpenReadAsync(ResourceType resourceType, DateOnly day, CancellationToken cancellationToken = default);

    /// <summary>Downloads the file of a day and streams its records.</summary>
    /// <remarks>
    /// Records are enumerated in the order of the file. Decompression and parsing run ahead of the enumeration on other threads, and use a few
    /// megabytes of memory regardless of the file size. Opening the file is retried; a network failure during the enumeration is not retried. Truncation
    /// or corruption may be detected only at the end of the file, after the preceding records have been returned, so treat them as complete only if the enumeration
    /// completes. To verify the file before its first record is processed, or to read the records more than once, download it with <see cref="DownloadAsync"/>, which
    /// publishes only verified files, and use an <see cref="ExportFileReader"/>.
    /// </remarks>
    /// <example>
    /// <code language="csharp">
    /// var day = new DateOnly(2026, 11, 1);
    ///
    /// await foreach (MessageRecord message in client.Days.ReadRecordsAsync&lt;MessageRecord&gt;(day, cancellationToken: cancellationToken))
    /// {
    ///     Console.WriteLine($"{message.Sid}: {message.Status}");
    /// }
    /// </code>
    /// </example>
    /// <typeparam name="TRecord">The type of the records, such as <see cref="MessageRecord"/>. It determines the resource type.</typeparam>
    /// <param name="day">The day of the file, in UTC.</param>
    /// <param name="options">The options, or <see langword="null"/> to use the defaults.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The records of the file. Each enumeration downloads the file again.</returns>
    /// <exception cref="BulkExportApiException">The service returned an error response; 404 if the day has no file.</exception>
    /// <exception cref="BulkExportConnectionException">The download failed because of a network failure, a timeout or an error response of the file
    /// host.</exception>
    /// <exception cref="BulkExportFormatException">A record is malformed, the file is truncated or corrupt, or the response that contains the
    /// download link is malformed.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was canceled.</exception>
    /// <exception cref="ObjectDisposedException">The client was disposed.</exception>
    /// <exception cref="InvalidOperationException">A custom primary handler followed the redirect to the file host. Disable its automatic
    /// redirects.</exception>
    IAsyncEnumerable<TRecord> ReadRecordsAsync<TRecord>(
        DateOnly day,
        RecordReadOptions? options = null,
        CancellationToken cancellationToken = default
    )
        where TRecord : class, IExportRecord<TRecord>;

    /// <summary>Downloads the file of a day and streams its records, deserialized to a custom type.</summary>
    /// <remarks>See <see cref="ReadRecordsAsync{TRecord}(DateOnly, RecordReadOptions?, CancellationToken)"/>.</remarks>
    /// <typeparam name="T">The type of the records.</typeparam>
    /// <param name="resourceType">The resource type of the file.</param>
    /// <param name="day">The day of the file, in UTC.</param>
    /// <param name="jsonTypeInfo">The metadata of the type, for example from a source-generated <c>JsonSerializerContext</c>.</param>
    /// <param name="options">The options, or <see langword="null"/> to use the defaults.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The records of the file. Each enumeration downloads the file again.</returns>
    /// <exception cref="ArgumentException"><paramref name="resourceType"/> is <c>default(ResourceType)</c>.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="jsonTypeInfo"/> is <see langword="null"/>.</exception>
    /// <exception cref="BulkExportApiException">The service returned an error response; 404 if the day has no file.</exception>
    /// <exception cref="BulkExportConnectionException">The download failed because of a network failure, a timeout or an error response of the file
    /// host.</exception>
    /// <exception cref="BulkExportFormatException">A record is malformed, the file is truncated or corrupt, or the response that contains the
    /// download link is malformed.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was canceled.</exception>
    /// <exception cref="ObjectDisposedException">The client was disposed.</exception>
    /// <exception cref="InvalidOperationException">A custom primary handler followed the redirect to the file host. Disable its automatic
    /// redirects.</exception>
    IAsyncEnumerable<T> ReadRecordsAsync<T>(
        ResourceType resourceType,
        DateOnly day,
        JsonTypeInfo<T> jsonTypeInfo,
        RecordReadOptions? options = null,
        CancellationToken cancellationToken = default
    );

    /// <summary>Downloads the compressed file of a day to a local path.</summary>
    /// <remarks>
    /// The file is created atomically: the content is downloaded to a temporary file, whose name begins with <c>.bulkexport-</c>, in the same
    /// directory. After its gzip checksum is verified, the temporary file is flushed and renamed. If a complete file already exists,
    /// nothing is downloaded; an empty file is considered incomplete. A download that is truncated, corrupt, or stalled for
    /// <see cref="BulkExportClientOptions.DownloadIdleTimeout"/> is retried from the start. To record the job for which a file is downloaded, call
    /// <see cref="IBulkExportClient.DownloadJobAsync"/> instead.
    /// </remarks>
    /// <param name="resourceType">The resource type of the file.</param>
    /// <param name="day">The day of the file, in UTC.</param>
    /// <param name="path">The path of the file. Its directory is created if it does not exist.</param>
    /// <param name="progress">The provider for progress updates, or <see langword="null"/> to report none. It receives the number of compressed bytes
    /// downloaded so far, which restarts at 0 with each attempt.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests. After cancellation, the temporary file is deleted.</param>
    /// <returns>The downloaded or existing file.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="path"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="resourceType"/> is <c>default(ResourceType)</c>, or <paramref name="path"/> is empty,
    /// consists only of white-space characters, contains a null character, or does not end with a file name.</exception>
    /// <exception cref="BulkExportApiException">The service returned an error response; 404 if the day has no file.</exception>
    /// <exception cref="BulkExportConnectionException">The last attempt failed because of a network failure, a timeout or an error response of the
    /// file host.</exception>
    /// <exception cref="BulkExportFormatException">The file was truncated or corrupt in the last attempt, or the response that contains the download
    /// link is malformed.</exception>
    /// <exception cref="BulkExportFileException">The file cannot be read or written, for example because permission is denied, the disk is full, or
    /// the path is a directory.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was canceled.</exception>
    /// <exception cref="ObjectDisposedException">The client was disposed.</exception>
    /// <exception cref="InvalidOperationException">A custom primary handler followed the redirect to the file host. Disable its automatic
    /// redirects.</exception>
    Task<ExportFile> DownloadAsync(
        ResourceType resourceType,
        DateOnly day,
        string path,
        IProgress<long>? progress = null,
        CancellationToken cancellationToken = default
    );
}
