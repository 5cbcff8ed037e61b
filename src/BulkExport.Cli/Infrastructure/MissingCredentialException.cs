namespace BulkExport.Cli.Infrastructure;

/// <summary>The exception that is thrown when the environment contains no credentials.</summary>
internal sealed class MissingCredentialException(string message, Exception innerException) : Exception(message, innerException);
