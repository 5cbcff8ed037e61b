namespace BulkExport.Client;

/// <summary>Compressed data that is cut off or damaged.</summary>
/// <remarks>A failure of input, so that what repeats after a broken connection repeats after this too.</remarks>
internal sealed class GzipDataException(string message, Exception? innerException = null) : IOException(message, innerException);
