using System.Globalization;
using System.Text.Json;

namespace BulkExport.Client;

/// <summary>Provides extension methods for <see cref="Utf8JsonWriter"/> that write values which may be null.</summary>
internal static class Utf8JsonWriterExtensions
{
    public static void WriteField(this Utf8JsonWriter writer, ReadOnlySpan<byte> name, string? value) => writer.WriteString(name, value);

    public static void WriteField<TValue>(this Utf8JsonWriter writer, ReadOnlySpan<byte> name, TValue value)
        where TValue : struct, IStringValue<TValue> => writer.WriteString(name, StringValueJsonConverter<TValue>.GetValidatedString(value));

    public static void WriteField<TValue>(this Utf8JsonWriter writer, ReadOnlySpan<byte> name, TValue? value)
        where TValue : struct, IStringValue<TValue> =>
        writer.WriteString(name, value is { } known ? StringValueJsonConverter<TValue>.GetValidatedString(known) : null);

    /// <summary>Writes a decimal number as a string with its trailing zeros, as the service does.</summary>
    public static void WriteField(this Utf8JsonWriter writer, ReadOnlySpan<byte> name, decimal? value) =>
        writer.WriteString(name, value?.ToString(CultureInfo.InvariantCulture));

    public static void WriteField(this Utf8JsonWriter writer, ReadOnlySpan<byte> name, long? value) =>
        writer.WriteNumberOrNull(name, value);

    public static void WriteField(this Utf8JsonWriter writer, ReadOnlySpan<byte> name, DateTimeOffset? value) =>
        TimestampFormat.Write(writer, name, value, "Z");

    public static void WriteField(this Utf8JsonWriter writer, ReadOnlySpan<byte> name, bool? value)
    {
        if (value is { } boolean)
        {
            writer.WriteBoolean(name, boolean);
        }
        else
        {
            writer.WriteNull(name);
        }
    }

    public static void WriteField(this Utf8JsonWriter writer, ReadOnlySpan<byte> name, DateOnly? value) =>
        writer.WriteString(name, value is { } day ? DateFormat.Format(day) : null);

    public static void WriteSeconds(this Utf8JsonWriter writer, ReadOnlySpan<byte> name, TimeSpan? value) =>
        writer.WriteNumberOrNull(name, (decimal?)value?.Ticks / TimeSpan.TicksPerSecond);

    public static void WriteMilliseconds(this Utf8JsonWriter writer, ReadOnlySpan<byte> name, TimeSpan? value) =>
        writer.WriteNumberOrNull(name, (decimal?)value?.Ticks / TimeSpan.TicksPerMillisecond);

    private static void WriteNumberOrNull(this Utf8JsonWriter writer, ReadOnlySpan<byte> name, decimal? value)
    {
        if (value is { } number)
        {
            writer.WriteNumber(name, number);
        }
        else
        {
            writer.WriteNull(name);
        }
    }
}
