namespace BulkExport.Client;

/// <summary>The exception that is thrown when the content of an export file is not valid: gzip data that is truncated or corrupt, content other than
/// JSON Lines, or an unexpected size or checksum.</summary>
/// <remarks>It derives from <see cref="IOException"/>, so that it is retried like a dropped connection.</remarks>
internal sealed class ExportFileContentException(string message, Exception? innerException = null) : IOException(message, innerException);
