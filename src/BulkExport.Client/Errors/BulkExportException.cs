namespace BulkExport.Client;

/// <summary>Serves as the base class for exceptions that report failed requests, downloads and waits, and failures of files and stores.</summary>
/// <remarks>Messages, properties and inner exceptions contain no credentials, download links, email addresses or phone numbers, except that
/// <see cref="JobWaitException.LastKnownJob"/> is the job as received.</remarks>
public abstract class BulkExportException : Exception
{
    private protected BulkExportException(string message, Exception? innerException)
        : base(message, innerException) { }
}
