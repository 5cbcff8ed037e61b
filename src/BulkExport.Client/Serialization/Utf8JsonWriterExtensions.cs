using System.Globalization;
using System.Text.Json;

namespace BulkExport.Client;

/// <summary>Writes values that may be missing.</summary>
internal static class Utf8JsonWriterExtensions
{
    public static void WriteNumberOrNull(this Utf8JsonWriter writer, ReadOnlySpan<byte> name, decimal? number)
    {
        if (number is { } value)
        {
            writer.WriteNumber(name, value);
        }
        else
        {
            writer.WriteNull(name);
        }
    }

    public static void WriteBooleanOrNull(this Utf8JsonWriter writer, ReadOnlySpan<byte> name, bool? boolean)
    {
        if (boolean is { } value)
        {
            writer.WriteBoolean(name, value);
        }
        else
        {
            writer.WriteNull(name);
        }
    }

    /// <summary>An amount, as the service writes it: a text with all its zeros.</summary>
    public static void WriteAmount(this Utf8JsonWriter writer, ReadOnlySpan<byte> name, decimal? amount) =>
        writer.WriteString(name, amount?.ToString(CultureInfo.InvariantCulture));
}
