namespace BulkExport.Client;

/// <summary>A file on this machine could not be read or written. The inner exception says why.</summary>
public sealed class BulkExportFileException : BulkExportException
{
    /// <summary>Makes the exception, in a test for example.</summary>
    /// <param name="message">What happened, and what to do.</param>
    /// <param name="path">The file or folder.</param>
    /// <param name="innerException">The failure of the file system underneath.</param>
    public BulkExportFileException(string message, string path, Exception? innerException = null)
        : base(message, innerException) => Path = path;

    /// <summary>The file or folder.</summary>
    public string Path { get; }
}
