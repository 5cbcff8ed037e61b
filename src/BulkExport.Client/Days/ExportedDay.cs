using System.Text.Json.Serialization;

namespace BulkExport.Client;

/// <summary>A day whose file is there. The same day is listed more than once when several jobs exported it.</summary>
[JsonConverter(typeof(ExportedDayJsonConverter))]
public sealed record ExportedDay
{
    /// <summary>The day, in UTC.</summary>
    public DateOnly Day { get; init; }

    /// <summary>The length of the compressed file in bytes, when the service tells.</summary>
    public long? Size { get; init; }

    /// <summary>The day on which the file was made. It is removed 7 days later.</summary>
    public DateOnly? CreateDate { get; init; }

    /// <summary>The name of the job that made it, perhaps altered.</summary>
    public string? FriendlyName { get; init; }

    /// <summary>The kind of records; <see langword="null"/> when the service leaves it out.</summary>
    public ResourceType? ResourceType { get; init; }

    /// <summary>Returns the day and the size.</summary>
    /// <returns>A text such as <c>2020-07-01 (750 bytes)</c>.</returns>
    public override string ToString() => FormattableString.Invariant($"{Day:yyyy-MM-dd} ({(Size is null ? "unknown" : Size)} bytes)");
}
