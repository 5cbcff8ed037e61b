namespace BulkExport.Client;

/// <summary>A call that did not succeed. Catch this for any failure of a call but the caller's own cancellation.</summary>
/// <remarks>No message, property or inner exception holds credentials, one-time links, e-mail addresses or telephone numbers.</remarks>
public abstract class BulkExportException : Exception
{
    private protected BulkExportException(string message, Exception? innerException)
        : base(message, innerException) { }
}
