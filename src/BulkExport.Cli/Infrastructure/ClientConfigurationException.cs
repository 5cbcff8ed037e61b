namespace BulkExport.Cli.Infrastructure;

/// <summary>The exception that is thrown when the environment variables contain no complete or no valid credential, or select an unsupported region or
/// edge location.</summary>
internal sealed class ClientConfigurationException(string message, Exception? innerException = null) : Exception(message, innerException);
