using System.Text.Json.Serialization;

namespace BulkExport.Client;

/// <summary>Represents a day whose file is available. A day is listed more than once if several jobs exported it.</summary>
[JsonConverter(typeof(ExportedDayJsonConverter))]
public sealed record ExportedDay
{
    /// <summary>Gets the day, in UTC.</summary>
    public DateOnly Day { get; init; }

    /// <summary>Gets the size of the compressed file in bytes, or <see langword="null"/> if the service omits it.</summary>
    public long? Size { get; init; }

    /// <summary>Gets the date on which the file was created, or <see langword="null"/> if the service omits it. The service removes the file 7 days
    /// later.</summary>
    public DateOnly? CreatedOn { get; init; }

    /// <summary>Gets the friendly name of the job that exported the day, or <see langword="null"/> if the service omits it. The service may alter the
    /// name.</summary>
    public string? FriendlyName { get; init; }

    /// <summary>Gets the resource type, or <see langword="null"/> if the service omits it.</summary>
    public ResourceType? ResourceType { get; init; }

    /// <summary>Returns the day and the size.</summary>
    /// <returns>A string such as <c>2020-07-01 (750 bytes)</c>.</returns>
    public override string ToString() =>
        FormattableString.Invariant($"{Day:yyyy-MM-dd} ({(Size is { } size ? $"{size} bytes" : "unknown size")})");
}
