namespace BulkExport.Client;

/// <summary>Serves as the base class for exceptions that report failed requests, downloads and waits, and failures of files and stores.</summary>
/// <remarks>Messages, properties and inner exceptions contain no credentials, download links, email addresses or phone numbers, except that
/// <see cref="JobWaitException.LastKnownJob"/> is the job as received, and that a <see cref="BulkExportFileException"/> contains the path and the exception of the
/// file system or the store, which are not redacted.</remarks>
public abstract class BulkExportException : Exception
{
    private protected BulkExportException(string message, Exception? innerException)
        : base(message, innerException) { }

    /// <summary>Gets a value indicating whether the failure is transient, so that the same call may succeed later.</summary>
    /// <value>
    /// <see langword="true"/> for a 408, 425, 429 or 5xx response, a response that does not come from the service, a successful response that is empty, is not valid JSON or
    /// describes another resource, a network failure (except a
    /// rejected TLS handshake), a timeout, an error response or redirect of the file host that a new download link may resolve, a download that was truncated or corrupted, and a wait that timed out or ended with one of these failures; otherwise, <see langword="false"/>.
    /// </value>
    /// <remarks>
    /// Requests and downloads that are safe to repeat have already been retried, up to <see cref="BulkExportClientOptions.MaxRetryAttempts"/> times. A failure while a
    /// stream or the records of a file are read is not retried. Before you repeat a
    /// call that creates a job, list the jobs: the service may have processed it.
    /// </remarks>
    public bool IsTransient => TransientErrorClassifier.IsTransient(this);
}
