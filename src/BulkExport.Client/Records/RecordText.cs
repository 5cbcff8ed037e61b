using System.Globalization;

namespace BulkExport.Client;

/// <summary>Formats records for <see cref="object.ToString"/>. Values that a record does not contain are omitted.</summary>
internal static class RecordText
{
    /// <summary>Formats a record.</summary>
    /// <param name="name">The type and the SID of the record.</param>
    /// <param name="values">The values, which can be <see langword="null"/> or empty.</param>
    public static string Format(string name, params IEnumerable<string?> values)
    {
        var text = string.Join(", ", values.Where(value => !string.IsNullOrEmpty(value)));
        return text.Length == 0 ? name : $"{name}: {text}";
    }

    /// <summary>Formats a timestamp with a description, such as <c>sent</c>.</summary>
    public static string? FormatTime(string description, DateTimeOffset? time) =>
        time is { } value ? string.Create(CultureInfo.InvariantCulture, $"{description} {value:u}") : null;
}
