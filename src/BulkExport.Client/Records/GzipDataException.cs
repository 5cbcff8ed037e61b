namespace BulkExport.Client;

/// <summary>The exception that is thrown when gzip data is truncated or corrupt.</summary>
/// <remarks>It derives from <see cref="IOException"/>, so that it is retried like a dropped connection.</remarks>
internal sealed class GzipDataException(string message, Exception? innerException = null) : IOException(message, innerException);
