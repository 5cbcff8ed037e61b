namespace BulkExport.Cli.Infrastructure;

/// <summary>The exception that is thrown when the command line is invalid. The message says what to change.</summary>
internal sealed class UsageException(string message) : Exception(message);
