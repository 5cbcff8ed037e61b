using System.Text.Json.Serialization.Metadata;

namespace BulkExport.Client;

/// <summary>Exported days and their files: gzip files of JSON Lines, one record on each line.</summary>
/// <remarks>
/// The service removes a file 7 days after it was made. A file is fetched through a link that works once and for about 4 minutes; each try asks
/// for a fresh one, and the link appears nowhere.
/// </remarks>
public interface IDaysClient
{
    /// <summary>Lists the days whose files are there. Pages are fetched as they are needed.</summary>
    /// <param name="resourceType">The kind of records.</param>
    /// <param name="cancellationToken">Ends the enumeration at once.</param>
    /// <returns>The days in the order in which their files were made; a day that several jobs exported comes more than once. Each
    /// enumeration asks anew.</returns>
    /// <exception cref="ArgumentException"><paramref name="resourceType"/> is <c>default(ResourceType)</c>.</exception>
    /// <exception cref="BulkExportApiException">The service refused.</exception>
    /// <exception cref="BulkExportConnectionException">No answer came in time.</exception>
    /// <exception cref="BulkExportFormatException">A page cannot be read, or its link to the next leads to another host.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    IAsyncEnumerable<ExportedDay> ListAsync(ResourceType resourceType, CancellationToken cancellationToken = default);

    /// <summary>Opens the file of a day for reading, decompressed.</summary>
    /// <remarks>
    /// Opening is tried again where that may help; reading is not: when it breaks, a read throws, as it does when the file does not end as a whole
    /// gzip file ends. For a file that must be had, prefer <see cref="DownloadAsync"/>. The stream is read with <c>ReadAsync</c> only.
    /// </remarks>
    /// <param name="resourceType">The kind of records.</param>
    /// <param name="day">The day, in UTC.</param>
    /// <param name="cancellationToken">Ends the opening at once.</param>
    /// <returns>JSON Lines in UTF-8. Reads throw <see cref="BulkExportConnectionException"/> and <see cref="BulkExportFormatException"/>.</returns>
    /// <exception cref="ArgumentException"><paramref name="resourceType"/> is <c>default(ResourceType)</c>.</exception>
    /// <exception cref="BulkExportApiException">The service refused: with 404 when the day has no file.</exception>
    /// <exception cref="BulkExportConnectionException">No answer came in time.</exception>
    /// <exception cref="BulkExportFormatException">The answer cannot be read.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    Task<Stream> OpenReadAsync(ResourceType resourceType, DateOnly day, CancellationToken cancellationToken = default);

    /// <summary>Reads the records of a day as they stream in.</summary>
    /// <remarks>
    /// Records come in the order of the file, decompressed and parsed ahead on other threads; however large the file, the memory stays at some
    /// megabytes. Opening is tried again where that may help; a transfer that breaks later ends the enumeration with an exception, as a file does that
    /// is cut off or damaged. To read a day more than once, download it and read the <see cref="ExportFileReader"/>.
    /// </remarks>
    /// <typeparam name="TRecord">The record, such as <see cref="MessageRecord"/>, which says of what kind the day's records are.</typeparam>
    /// <param name="day">The day, in UTC.</param>
    /// <param name="options">What happens with a record that cannot be read; by default the enumeration ends there.</param>
    /// <param name="cancellationToken">Ends the enumeration.</param>
    /// <returns>The records. Each enumeration fetches the file anew.</returns>
    /// <exception cref="BulkExportApiException">The service refused: with 404 when the day has no file.</exception>
    /// <exception cref="BulkExportConnectionException">No answer came in time, or the transfer broke.</exception>
    /// <exception cref="BulkExportFormatException">A record cannot be read, or the file is cut off or damaged.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    IAsyncEnumerable<TRecord> ReadRecordsAsync<TRecord>(
        DateOnly day,
        RecordReadOptions? options = null,
        CancellationToken cancellationToken = default
    )
        where TRecord : class, IExportRecord<TRecord>;

    /// <summary>Reads the records of a day as a type of the caller's own, as they stream in.</summary>
    /// <remarks>As <see cref="ReadRecordsAsync{TRecord}(DateOnly, RecordReadOptions?, CancellationToken)"/> does.</remarks>
    /// <typeparam name="T">The type of the records.</typeparam>
    /// <param name="resourceType">The kind of records.</param>
    /// <param name="day">The day, in UTC.</param>
    /// <param name="jsonTypeInfo">How the type is read: a property of a source-generated JSON context.</param>
    /// <param name="options">What happens with a record that cannot be read; by default the enumeration ends there.</param>
    /// <param name="cancellationToken">Ends the enumeration.</param>
    /// <returns>The records. Each enumeration fetches the file anew.</returns>
    /// <exception cref="ArgumentException"><paramref name="resourceType"/> is <c>default(ResourceType)</c>.</exception>
    /// <exception cref="BulkExportApiException">The service refused: with 404 when the day has no file.</exception>
    /// <exception cref="BulkExportConnectionException">No answer came in time, or the transfer broke.</exception>
    /// <exception cref="BulkExportFormatException">A record cannot be read, or the file is cut off or damaged.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    IAsyncEnumerable<T> ReadRecordsAsync<T>(
        ResourceType resourceType,
        DateOnly day,
        JsonTypeInfo<T> jsonTypeInfo,
        RecordReadOptions? options = null,
        CancellationToken cancellationToken = default
    );

    /// <summary>Downloads the compressed file of a day to a local path.</summary>
    /// <remarks>
    /// The file appears under its name only when it is complete: it is written to a temporary file in the same directory, whose name begins with
    /// <c>.bulkexport-</c>, verified to the end of the gzip data, flushed and renamed. If a complete file already exists, nothing is downloaded; an empty
    /// file does not count as complete. A transfer that is interrupted, receives nothing for <see cref="BulkExportClientOptions.DownloadIdleTimeout"/>
    /// or is corrupt is repeated from the start. To know which job a file came from, use
    /// <see cref="IBulkExportClient.DownloadJobAsync(JobSid, string, ExportOptions?, IProgress{ExportProgress}?, CancellationToken)"/>.
    /// </remarks>
    /// <param name="resourceType">The resource type.</param>
    /// <param name="day">The day, in UTC.</param>
    /// <param name="path">The path of the file. Its directory is created if it does not exist.</param>
    /// <param name="progress">Receives the number of compressed bytes received so far, from 0 again when a transfer is repeated.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests. Nothing remains after a cancellation.</param>
    /// <returns>The file.</returns>
    /// <exception cref="ArgumentException"><paramref name="resourceType"/> is <c>default(ResourceType)</c>, or <paramref name="path"/> is empty.</exception>
    /// <exception cref="BulkExportApiException">The service returned an error response (404 if the day has no file).</exception>
    /// <exception cref="BulkExportConnectionException">No response was received in time, or every transfer was interrupted.</exception>
    /// <exception cref="BulkExportFormatException">The file was corrupt every time.</exception>
    /// <exception cref="BulkExportFileException">The file cannot be written: the disk is full, the path is a directory, permission is missing.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was canceled.</exception>
    Task<ExportFile> DownloadAsync(
        ResourceType resourceType,
        DateOnly day,
        string path,
        IProgress<long>? progress = null,
        CancellationToken cancellationToken = default
    );
}
