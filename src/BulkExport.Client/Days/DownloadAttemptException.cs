namespace BulkExport.Client;

/// <summary>The exception that is thrown within the download pipeline when an attempt fails with an error that is retried with a new link.</summary>
/// <remarks>It is mapped to a <see cref="BulkExportException"/> before it reaches the caller.</remarks>
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
        return new(exception is GzipDataException ? $"The downloaded file is corrupt: {exception.Message}" : sanitized.Message, sanitized);
    }

    public static DownloadAttemptException FromStatusCode(int statusCode) =>
        new(
            $"The file host returned HTTP {statusCode}; a download link is valid for one use and for about 4 minutes.",
            innerException: null
        );

    public static DownloadAttemptException SizeMismatch(long size, long expectedSize) =>
        FromException(new GzipDataException($"its size is {size} bytes instead of the {expectedSize} bytes that the service lists"));

    /// <summary>Creates the exception that is thrown to the caller after the last attempt.</summary>
    public BulkExportException ToBulkExportException(ResourceType resourceType, DateOnly day, int attemptCount)
    {
        var attempts = attemptCount == 1 ? "1 attempt" : $"{attemptCount} attempts";
        var message = FormattableString.Invariant(
            $"The download of {resourceType} of {day:yyyy-MM-dd} failed after {attempts}. {Message.TrimEnd('.')}. Retry the download; the service keeps the file for 7 days."
        );
        return IsCorrupt
            ? new BulkExportFormatException(message, InnerException) { ExpectedFormat = "a complete gzip file" }
            : new BulkExportConnectionException(message, InnerException) { IsTimeout = IsTimeout, AttemptCount = attemptCount };
    }
}
