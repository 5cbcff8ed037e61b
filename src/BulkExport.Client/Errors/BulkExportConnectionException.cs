namespace BulkExport.Client;

/// <summary>There was no answer, or none that came to its end: the network failed, or time ran out.</summary>
public sealed class BulkExportConnectionException : BulkExportException
{
    /// <summary>Makes the exception, in a test for example.</summary>
    /// <param name="message">What happened, and what to do.</param>
    /// <param name="innerException">The failure of the network underneath.</param>
    public BulkExportConnectionException(string message, Exception? innerException = null)
        : base(message, innerException) { }

    /// <summary>Whether time ran out, rather than the network failing.</summary>
    public bool IsTimeout { get; init; }

    /// <summary>How many times the request was tried, the first included.</summary>
    public int Attempts { get; init; } = 1;
}
