using System.Globalization;
using System.Text.Json;

namespace BulkExport.Client;

/// <summary>Days, written <c>yyyy-MM-dd</c>.</summary>
internal static class WireDay
{
    private const string Expected = "a day written yyyy-MM-dd";
    private const string Format = "yyyy-MM-dd";
    private const int Length = 10;

    public static string Text(DateOnly day) => day.ToString(Format, CultureInfo.InvariantCulture);

    public static DateOnly? ReadOrNull(ref Utf8JsonReader reader, string path)
    {
        var isPlain = reader.TokenType == JsonTokenType.String && !reader.ValueIsEscaped && !reader.HasValueSequence;
        return isPlain && TryParse(reader.ValueSpan, out var day) ? day : ReadUnusual(ref reader, path);
    }

    private static DateOnly? ReadUnusual(ref Utf8JsonReader reader, string path)
    {
        if (reader.TokenType == JsonTokenType.Null)
        {
            return null;
        }

        Span<byte> buffer = stackalloc byte[Length * 6]; // room for a day with every character escaped
        if (reader.TokenType != JsonTokenType.String || !WireBytes.TryGet(in reader, buffer, out var text))
        {
            throw WireException.Unexpected(in reader, path, Expected);
        }

        return text.IsEmpty ? null
            : TryParse(text, out var day) ? day
            : throw WireException.Unexpected(in reader, path, Expected);
    }

    /// <summary>A list of days; nothing for null.</summary>
    public static DateOnly[]? ReadList(ref Utf8JsonReader reader, string path)
    {
        if (reader.TokenType == JsonTokenType.Null)
        {
            return null;
        }

        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw WireException.Unexpected(in reader, path, "a list of days or null");
        }

        var days = new DayListBuilder();
        try
        {
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                days.Add(ReadOrNull(ref reader, string.Empty) ?? throw WireException.Unexpected(in reader, string.Empty, Expected));
            }

            return days.ToArray();
        }
        catch (WireException e)
        {
            throw e.Under($"{path}[{days.Count}]");
        }
        finally
        {
            days.Dispose();
        }
    }

    public static void Write(Utf8JsonWriter writer, ReadOnlySpan<byte> name, DateOnly? day)
    {
        writer.WritePropertyName(name);
        if (day is { } value)
        {
            WriteValue(writer, value);
        }
        else
        {
            writer.WriteNullValue();
        }
    }

    public static void WriteValue(Utf8JsonWriter writer, DateOnly day)
    {
        Span<byte> text = stackalloc byte[Length];
        day.TryFormat(text, out _, Format, CultureInfo.InvariantCulture);
        writer.WriteStringValue(text);
    }

    public static bool TryParse(ReadOnlySpan<byte> text, out DateOnly day)
    {
        day = default;
        if (text.Length != Length || text[4] != '-' || text[7] != '-')
        {
            return false;
        }

        var year = (int)((WireDigits.Two(text, 0) * 100) + WireDigits.Two(text, 2));
        var (month, dayOfMonth) = ((int)WireDigits.Two(text, 5), (int)WireDigits.Two(text, 8));
        if (year is < 1 or > 9999 || month is < 1 or > 12 || dayOfMonth < 1 || dayOfMonth > DateTime.DaysInMonth(year, month))
        {
            return false;
        }

        day = new DateOnly(year, month, dayOfMonth);
        return true;
    }
}
