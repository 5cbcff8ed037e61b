namespace BulkExport.Cli.Infrastructure;

/// <summary>The exception that is thrown when the environment variables contain no usable credential.</summary>
internal sealed class MissingCredentialException(string message, Exception innerException) : Exception(message, innerException);
