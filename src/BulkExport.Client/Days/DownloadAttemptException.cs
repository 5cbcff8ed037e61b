namespace BulkExport.Client;

/// <summary>The exception that is thrown within the download pipeline when the transfer of a file fails. It is retried with a new link.</summary>
/// <remarks>After the last attempt, it is mapped to a <see cref="BulkExportException"/> before it reaches the caller.</remarks>
internal sealed class DownloadAttemptException : Exception
{
    private DownloadAttemptException(string message, Exception? innerException)
        : base(message, innerException) { }

    public bool IsTimeout => InnerException is TimeoutException;

    public bool IsCorrupt => InnerException is GzipDataException;

    /// <summary>Determines whether an exception was caused by the transfer, rather than by the caller or the local file system.</summary>
    public static bool IsTransferFailure(Exception exception) => exception is HttpRequestException or IOException or TimeoutException;

    public static DownloadAttemptException FromException(Exception exception)
    {
        var sanitized = NetworkExceptionSanitizer.Sanitize(exception);
        return new(exception is GzipDataException ? $"The file failed verification. {exception.Message}" : sanitized.Message, sanitized);
    }

    public static DownloadAttemptException FromStatusCode(int statusCode) =>
        new(
            $"The file host returned HTTP {statusCode}. A download link can be used only once and expires after about 4 minutes.",
            innerException: null
        );

    public static DownloadAttemptException SizeMismatch(long size, long expectedSize) =>
        FromException(new GzipDataException($"Its size is {size} bytes, but the service lists {expectedSize} bytes."));

    /// <summary>Creates the exception that is thrown to the caller after the last attempt.</summary>
    public BulkExportException ToBulkExportException(ResourceType resourceType, DateOnly day, int attemptCount)
    {
        var attempts = attemptCount == 1 ? "1 attempt" : $"{attemptCount} attempts";
        return CreateException(
            FormattableString.Invariant($"The download of the {resourceType} file for {day:yyyy-MM-dd} failed after {attempts}. "),
            attemptCount
        );
    }

    /// <summary>Creates the exception that is thrown to the caller when reading an open file fails, which is not retried.</summary>
    public BulkExportException ToReadException(ResourceType resourceType, DateOnly day) =>
        CreateException(FormattableString.Invariant($"Reading the {resourceType} file for {day:yyyy-MM-dd} failed: "), attemptCount: 1);

    private BulkExportException CreateException(string failure, int attemptCount)
    {
        var message = $"{failure}{Message.TrimEnd('.')}. Retry the download; the service keeps the file for 7 days.";
        return IsCorrupt
            ? new BulkExportFormatException(message, InnerException) { ExpectedFormat = "a complete gzip file" }
            : new BulkExportConnectionException(message, InnerException) { IsTimeout = IsTimeout, AttemptCount = attemptCount };
    }
}
