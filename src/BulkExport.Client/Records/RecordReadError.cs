namespace BulkExport.Client;

/// <summary>Describes a record of an export file that cannot be read, without the values of the record.</summary>
public sealed record RecordReadError
{
    /// <summary>Gets the day of the file, or <see langword="null"/> if it is unknown.</summary>
    public DateOnly? Day { get; init; }

    /// <summary>Gets the one-based line number in the decompressed file.</summary>
    public long LineNumber { get; init; }

    /// <summary>Gets the path of the invalid value, such as <c>$.date_sent</c>.</summary>
    /// <value>The path, or <see langword="null"/> if the line as a whole cannot be parsed.</value>
    public string? JsonPath { get; init; }

    /// <summary>Gets a description of the expected value, or <see langword="null"/> if it is unknown.</summary>
    public string? ExpectedFormat { get; init; }

    /// <summary>Gets a message that describes the error, without a trailing period.</summary>
    public string Message { get; init; } = string.Empty;

    /// <summary>Returns the line number, the day and the message.</summary>
    /// <returns>A single-line string.</returns>
    public override string ToString() =>
        FormattableString.Invariant($"Line {LineNumber}{(Day is { } day ? $" of {day:yyyy-MM-dd}" : string.Empty)}: {Message}");
}
