namespace BulkExport.Client;

/// <summary>The exception that is thrown when a response or a file is malformed.</summary>
public sealed class BulkExportFormatException : BulkExportException
{
    /// <summary>Initializes a new instance of the <see cref="BulkExportFormatException"/> class.</summary>
    /// <remarks>This constructor is public to support tests.</remarks>
    /// <param name="message">The error message that explains the reason for the exception.</param>
    /// <param name="innerException">The exception that is the cause of the current exception, or <see langword="null"/> if there is none.</param>
    public BulkExportFormatException(string message, Exception? innerException = null)
        : base(message, innerException) { }

    /// <summary>Gets the JSON path of the unexpected value, such as <c>$.details[2].count</c>, or <see langword="null"/> if not available.</summary>
    public string? JsonPath { get; init; }

    /// <summary>Gets the one-based line number of a malformed record, or <see langword="null"/> if the error does not concern a record.</summary>
    public long? LineNumber { get; init; }

    /// <summary>Gets the day of the malformed file, or <see langword="null"/> if the error concerns a response or the day is not known.</summary>
    public DateOnly? Day { get; init; }

    /// <summary>Gets a description of the expected value or format, or <see langword="null"/> if not available.</summary>
    public string? ExpectedFormat { get; init; }

    /// <summary>Gets a description of the malformed response body.</summary>
    /// <value>The kind, the media type and the length of the body, and the known property names of a JSON object, such as <c>a JSON object with job_sid
    /// (application/json, 345 bytes)</c>; or <see langword="null"/> if not available. The content is never included.</value>
    public string? Excerpt { get; init; }

    /// <summary>Gets a value indicating whether a retry may succeed. This is the case if the response is not the requested resource, or if the download was
    /// truncated or corrupted, but not if the requested resource contains an invalid value.</summary>
    internal bool MayDifferOnRetry { get; init; }
}
