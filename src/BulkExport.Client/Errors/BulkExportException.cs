namespace BulkExport.Client;

/// <summary>The base class of all exceptions thrown by the client, except for invalid arguments and for cancellation requested by the caller.</summary>
/// <remarks>Messages, properties and inner exceptions contain no credentials, download links, email addresses or phone numbers.</remarks>
public abstract class BulkExportException : Exception
{
    private protected BulkExportException(string message, Exception? innerException)
        : base(message, innerException) { }
}
