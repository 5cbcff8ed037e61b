namespace BulkExport.Cli.Infrastructure;

/// <summary>The exception that is thrown when the command line is invalid. The message describes how to correct it.</summary>
internal sealed class UsageException(string message) : Exception(message);
