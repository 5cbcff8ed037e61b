using System.Net;

namespace BulkExport.Client;

/// <summary>The exception that is thrown within the download pipeline when the transfer of a file fails. It is retried with a new link.</summary>
/// <remarks>After the last attempt, it is mapped to a <see cref="BulkExportException"/> before it reaches the caller.</remarks>
internal sealed class DownloadAttemptException : Exception
{
    private const string LinkHint = " A download link can be used only once and expires after about 4 minutes.";

    private DownloadAttemptException(string message, Exception? innerException)
        : base(message, innerException) { }

    /// <summary>Gets the delay that the file host requested before a retry, or <see langword="null"/> if it requested none.</summary>
    public TimeSpan? RetryAfter { get; private init; }

    /// <summary>Gets a value indicating whether a new link is likely to fail for the same reason.</summary>
    public bool IsPermanent { get; private init; }

    /// <summary>Gets a value indicating whether the file host limits the rate or the number of requests.</summary>
    public bool IsThrottled { get; private init; }

    /// <summary>Gets or sets a value indicating whether the download is not retried.</summary>
    public bool IsFinal { get; set; }

    /// <summary>Gets or sets the resource type of the file, for the log.</summary>
    public ResourceType ResourceType { get; set; }

    /// <summary>Gets or sets the day of the file, for the log.</summary>
    public DateOnly Day { get; set; }

    public bool IsTimeout => InnerException is TimeoutException;

    public bool IsCorrupt => InnerException is ExportFileContentException;

    /// <summary>Determines whether an exception was caused by the transfer, rather than by the caller or the local file system.</summary>
    public static bool IsTransferFailure(Exception exception) => exception is HttpRequestException or IOException or TimeoutException;

    public static DownloadAttemptException FromException(Exception exception)
    {
        var sanitized = NetworkExceptionSanitizer.Sanitize(exception);
        var message =
            exception is ExportFileContentException
                ? $"The file failed verification. {exception.Message}"
                : ConnectionExceptionFactory.FormatCauses(sanitized);
        return new(message, sanitized);
    }

    /// <summary>Creates the exception for an error response of the file host.</summary>
    /// <param name="statusCode">The status code.</param>
    /// <param name="code">The error code, such as <c>AccessDenied</c>, or <see langword="null"/> if the response contains none.</param>
    /// <param name="retryAfter">The requested delay before a retry, if any.</param>
    public static DownloadAttemptException FromStatusCode(HttpStatusCode statusCode, string? code = null, TimeSpan? retryAfter = null) =>
        new(
            $"The file host returned HTTP {(int)statusCode}{FileHostError.Format(code)}.{(FileHostError.IsLinkRejected(statusCode, code) ? LinkHint : string.Empty)}{RetryAfterHelper.FormatHint(retryAfter)}",
            innerException: null
        )
        {
            RetryAfter = retryAfter,
            IsPermanent = FileHostError.IsPermanent(statusCode, code),
            IsThrottled = statusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable,
        };

    /// <summary>Creates the exception for a redirect of the file host that is not followed.</summary>
    public static DownloadAttemptException FromRedirect(string message) => new(message, innerException: null);

    /// <summary>Creates the exception for a day that the service lists, but for which it returns 404. Reads are eventually consistent, so the request
    /// is retried.</summary>
    public static DownloadAttemptException FromNotFound(BulkExportApiException exception) => new(exception.Message, exception);

    public static DownloadAttemptException SizeMismatch(long size, long expectedSize) =>
        FromException(new ExportFileContentException($"Its size is {size} bytes, but the service lists {expectedSize} bytes."));

    /// <summary>Creates the exception that is thrown to the caller after the last attempt.</summary>
    public BulkExportException ToBulkExportException(ResourceType resourceType, DateOnly day, int attemptCount)
    {
        if (InnerException is BulkExportApiException notFound)
        {
            return notFound;
        }

        var attempts = attemptCount == 1 ? "1 attempt" : $"{attemptCount} attempts";
        return CreateException(
            FormattableString.Invariant($"The download of the {resourceType} file for {day:yyyy-MM-dd} failed after {attempts}. "),
            day,
            attemptCount
        );
    }

    /// <summary>Creates the exception that is thrown to the caller when reading an open file fails, which is not retried.</summary>
    public BulkExportException ToReadException(ResourceType resourceType, DateOnly day) =>
        CreateException(
            FormattableString.Invariant($"Reading the {resourceType} file for {day:yyyy-MM-dd} failed: "),
            day,
            attemptCount: 1
        );

    private BulkExportException CreateException(string failure, DateOnly day, int attemptCount)
    {
        var advice =
            TransientErrorClassifier.IsTlsHandshakeFailure(this) ? "Check the server certificate and the proxy."
            : IsPermanent
                ? "Request the file again, which uses a new download link. If the error persists, check that the service still lists the day."
            : "Retry the download; the service removes the file 7 days after it is created.";
        var message = $"{failure}{Message.TrimEnd('.')}. {advice}";
        return IsCorrupt
            ? new BulkExportFormatException(message, InnerException)
            {
                Day = day,
                ExpectedFormat = "a complete gzip file",
                MayDifferOnRetry = true,
            }
            : new BulkExportConnectionException(message, InnerException)
            {
                IsTimeout = IsTimeout,
                AttemptCount = attemptCount,
                IsThrottled = IsThrottled,
                RetryAfter = RetryAfter,
                IsPermanent = IsPermanent,
            };
    }
}
