namespace BulkExport.Client;

/// <summary>A transfer of a file that failed, and may succeed through a fresh link. Never leaves the library.</summary>
internal sealed class DownloadAttemptException : Exception
{
    private DownloadAttemptException(string message, Exception? innerException)
        : base(message, innerException) { }

    public bool IsTimeout => InnerException is TimeoutException;

    public bool IsCorrupt => InnerException is GzipDataException;

    /// <summary>Whether a failure is one of the transfer, rather than of the caller's or of this machine's file system.</summary>
    public static bool IsTransferFailure(Exception failure) => failure is HttpRequestException or IOException or TimeoutException;

    public static DownloadAttemptException Of(Exception failure)
    {
        var clean = NetworkExceptionSanitizer.Sanitize(failure);
        return new(failure is GzipDataException ? $"The file came damaged: {failure.Message}" : clean.Message, clean);
    }

    public static DownloadAttemptException Refused(int status) =>
        new($"The host of the file answered HTTP {status}. A link works once, and for about 4 minutes.", innerException: null);

    public static DownloadAttemptException Short(long size, long expected) =>
        Of(new GzipDataException($"it has {size} bytes, and the service lists {expected}"));

    /// <summary>What the caller gets to see when no further try is made.</summary>
    public BulkExportException ToBulkExportException(ResourceType resourceType, DateOnly day, int attempts)
    {
        var what = FormattableString.Invariant($"The file of {resourceType} of {day:yyyy-MM-dd} could not be fetched whole: ");
        var tries = attempts == 1 ? "One transfer was tried." : $"{attempts} transfers were tried.";
        var message = $"{what}{Message.TrimEnd('.')}. {tries} Try again; the service keeps the file for 7 days.";
        return IsCorrupt
            ? new BulkExportFormatException(message, InnerException) { ExpectedFormat = "a whole gzip file" }
            : new BulkExportConnectionException(message, InnerException) { IsTimeout = IsTimeout, AttemptCount = attempts };
    }
}
