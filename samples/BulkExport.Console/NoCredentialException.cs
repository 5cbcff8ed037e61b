namespace BulkExport.Samples;

/// <summary>There is no credential to call the service with.</summary>
internal sealed class NoCredentialException(string message, Exception cause) : Exception(message, cause);
