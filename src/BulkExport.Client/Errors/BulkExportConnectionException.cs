namespace BulkExport.Client;

/// <summary>The exception that is thrown when no complete response is received because of a network failure or a timeout.</summary>
public sealed class BulkExportConnectionException : BulkExportException
{
    /// <summary>Initializes a new instance of the <see cref="BulkExportConnectionException"/> class. Public for use in tests.</summary>
    /// <param name="message">The message that describes what happened and what to do.</param>
    /// <param name="innerException">The network failure that caused the exception.</param>
    public BulkExportConnectionException(string message, Exception? innerException = null)
        : base(message, innerException) { }

    /// <summary>Gets a value indicating whether a timeout elapsed, rather than the network failing.</summary>
    public bool IsTimeout { get; init; }

    /// <summary>Gets the number of attempts made, including the first one.</summary>
    public int AttemptCount { get; init; } = 1;
}
