namespace BulkExport.Samples;

/// <summary>The program was called in a way that cannot work. The message says what to change.</summary>
internal sealed class UsageException(string message) : Exception(message);
