namespace BulkExport.Client;

/// <summary>The exception that is thrown when a file or a store document cannot be read or written, or when a store belongs to another account.</summary>
/// <remarks>The inner exception is the cause, if the file system or the store reported one.</remarks>
public sealed class BulkExportFileException : BulkExportException
{
    /// <summary>Initializes a new instance of the <see cref="BulkExportFileException"/> class. Public for use in tests.</summary>
    /// <param name="message">The message that describes what happened and what to do.</param>
    /// <param name="path">The path of the file or directory.</param>
    /// <param name="innerException">The exception of the file system.</param>
    public BulkExportFileException(string message, string path, Exception? innerException = null)
        : base(message, innerException) => Path = path;

    /// <summary>Gets the path of the file or directory.</summary>
    public string Path { get; }
}
