namespace BulkExport.Client;

/// <summary>The exception that is thrown when no complete response is received because of a network failure or a timeout, or when the file host does
/// not return the requested file.</summary>
public sealed class BulkExportConnectionException : BulkExportException
{
    /// <summary>Initializes a new instance of the <see cref="BulkExportConnectionException"/> class.</summary>
    /// <remarks>This constructor is public to support tests.</remarks>
    /// <param name="message">The error message that explains the reason for the exception.</param>
    /// <param name="innerException">The exception that is the cause of the current exception, or <see langword="null"/> if there is none.</param>
    public BulkExportConnectionException(string message, Exception? innerException = null)
        : base(message, innerException) { }

    /// <summary>Gets a value indicating whether the failure was a timeout.</summary>
    public bool IsTimeout { get; init; }

    /// <summary>Gets the number of attempts made, including the original attempt.</summary>
    /// <value>The default is 1.</value>
    public int AttemptCount { get; init; } = 1;

    /// <summary>Gets a value indicating whether the file host limits the rate or the number of requests.</summary>
    internal bool IsThrottled { get; init; }

    /// <summary>Gets the delay that the file host requested before a retry, or <see langword="null"/> if it requested none.</summary>
    internal TimeSpan? RetryAfter { get; init; }

    /// <summary>Gets a value indicating whether the file host returned an error that a new download link is unlikely to resolve.</summary>
    internal bool IsPermanent { get; init; }
}
