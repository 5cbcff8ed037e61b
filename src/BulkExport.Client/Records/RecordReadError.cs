namespace BulkExport.Client;

/// <summary>Describes a record of an export file, or a field of a record, that cannot be read.</summary>
/// <remarks>Only <see cref="Content"/> and <see cref="Record"/> contain values of the record. <see cref="ToString"/> omits them.</remarks>
public sealed record RecordReadError
{
    /// <summary>Gets the day of the file, or <see langword="null"/> if it is unknown.</summary>
    public DateOnly? Day { get; init; }

    /// <summary>The maximum length of <see cref="Content"/> in bytes.</summary>
    public const int MaxContentLength = 1024 * 1024;

    /// <summary>Gets the one-based line number in the decompressed file. A line may contain several records.</summary>
    public long LineNumber { get; init; }

    /// <summary>Gets the path of the invalid value, such as <c>$.date_sent</c>.</summary>
    /// <value>The path, or <see langword="null"/> if the error does not concern a single value, for example because the record is not valid JSON or
    /// the record type threw an exception.</value>
    public string? JsonPath { get; init; }

    /// <summary>Gets a description of the expected value, or <see langword="null"/> if it is unknown.</summary>
    public string? ExpectedFormat { get; init; }

    /// <summary>Gets a message that describes the error, without a trailing period.</summary>
    public string Message { get; init; } = string.Empty;

    /// <summary>Gets the data of the record, in UTF-8.</summary>
    /// <value>The data, of which at most the first <see cref="MaxContentLength"/> bytes are kept; see <see cref="IsContentTruncated"/>.</value>
    public ReadOnlyMemory<byte> Content { get; init; }

    /// <summary>Gets a value indicating whether <see cref="Content"/> is truncated.</summary>
    public bool IsContentTruncated { get; init; }

    /// <summary>Gets the record, as far as it could be read.</summary>
    /// <value>
    /// For a field error, the record that is returned next. For a skipped record, an object of the record type with the fields that precede the error, or
    /// <see langword="null"/> if there are none, or if the record type is a custom type.
    /// </value>
    public object? Record { get; init; }

    /// <summary>Returns the line number, the day and the message.</summary>
    /// <returns>A single-line string.</returns>
    public override string ToString() =>
        FormattableString.Invariant($"Line {LineNumber}{(Day is { } day ? $" of {day:yyyy-MM-dd}" : string.Empty)}: {Message}");
}
