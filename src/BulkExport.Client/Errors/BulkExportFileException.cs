namespace BulkExport.Client;

/// <summary>The exception that is thrown when a file or a store document cannot be read or written, when a store belongs to another
/// account, or when the account of the client is unknown.</summary>
/// <remarks>The inner exception, if any, is the exception of the file system or the store, or the exception that parsing a document threw.</remarks>
public sealed class BulkExportFileException : BulkExportException
{
    /// <summary>Initializes a new instance of the <see cref="BulkExportFileException"/> class.</summary>
    /// <remarks>This constructor is public to support tests.</remarks>
    /// <param name="message">The error message that explains the reason for the exception.</param>
    /// <param name="path">The path of the file, directory or document.</param>
    /// <param name="innerException">The exception that is the cause of the current exception, or <see langword="null"/> if there is none.</param>
    public BulkExportFileException(string message, string path, Exception? innerException = null)
        : base(message, innerException) => Path = path;

    /// <summary>Gets the path of the file, directory or document.</summary>
    public string Path { get; }
}
