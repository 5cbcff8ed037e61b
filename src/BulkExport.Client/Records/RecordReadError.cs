namespace BulkExport.Client;

/// <summary>A record of a day's file that cannot be read: where it is, and what is wrong with it, but nothing of what it holds.</summary>
public sealed record RecordReadError
{
    /// <summary>The day of the file, if it is known.</summary>
    public DateOnly? Day { get; init; }

    /// <summary>The line of the decompressed file, from 1.</summary>
    public long LineNumber { get; init; }

    /// <summary>Where in the record, such as <c>$.date_sent</c>; <see langword="null"/> when the line as a whole cannot be read.</summary>
    public string? JsonPath { get; init; }

    /// <summary>What should have been there, when something else is.</summary>
    public string? Expected { get; init; }

    /// <summary>What is wrong, as a sentence without its full stop.</summary>
    public string Message { get; init; } = string.Empty;

    /// <summary>Returns the line, the day and what is wrong.</summary>
    /// <returns>A text of one line.</returns>
    public override string ToString() =>
        FormattableString.Invariant($"Line {LineNumber}{(Day is { } day ? $" of {day:yyyy-MM-dd}" : string.Empty)}: {Message}");
}
