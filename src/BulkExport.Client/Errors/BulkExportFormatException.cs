namespace BulkExport.Client;

/// <summary>The service answered with something that cannot be read.</summary>
public sealed class BulkExportFormatException : BulkExportException
{
    /// <summary>Makes the exception, in a test for example.</summary>
    /// <param name="message">What happened, and what to do.</param>
    /// <param name="innerException">The failure of the reader underneath.</param>
    public BulkExportFormatException(string message, Exception? innerException = null)
        : base(message, innerException) { }

    /// <summary>Where in the answer, such as <c>$.details[2].count</c>; <see langword="null"/> when the answer as a whole cannot be read.</summary>
    public string? JsonPath { get; init; }

    /// <summary>The line of a day's file, from 1, for a record that cannot be read; otherwise <see langword="null"/>.</summary>
    public long? LineNumber { get; init; }

    /// <summary>The day whose file cannot be read, if it is a file and its day is known.</summary>
    public DateOnly? Day { get; init; }

    /// <summary>What should have been there.</summary>
    public string? ExpectedFormat { get; init; }

    /// <summary>The answer from shortly before that place: at most 128 characters, with what looks like a secret, an address or a number masked.</summary>
    public string? Excerpt { get; init; }
}
