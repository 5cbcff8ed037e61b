namespace BulkExport.Client;

/// <summary>The exception that is thrown when no complete response is received because of a network failure or a timeout.</summary>
public sealed class BulkExportConnectionException : BulkExportException
{
    /// <summary>Initializes a new instance of the <see cref="BulkExportConnectionException"/> class.</summary>
    /// <remarks>This constructor is public to support tests.</remarks>
    /// <param name="message">The error message that explains the reason for the exception.</param>
    /// <param name="innerException">The network failure that caused the exception.</param>
    public BulkExportConnectionException(string message, Exception? innerException = null)
        : base(message, innerException) { }

    /// <summary>Gets a value indicating whether the failure is a timeout.</summary>
    public bool IsTimeout { get; init; }

    /// <summary>Gets the number of attempts made, including the original attempt.</summary>
    /// <value>The default is 1.</value>
    public int AttemptCount { get; init; } = 1;
}
