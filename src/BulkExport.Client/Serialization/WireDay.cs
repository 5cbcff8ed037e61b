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
        if (reader.TokenType == JsonTokenType.Null)
        {
            return null;
        }

        Span<byte> buffer = stackalloc byte[Length * 6]; // room for a day with every character escaped
        var length = reader.TokenType == JsonTokenType.String ? WireBytes.Copy(ref reader, buffer) : -1;
        if (length == 0)
        {
            return null;
        }

        return length > 0 && TryParse(buffer[..length], out var day) ? day : throw WireException.Unexpected(in reader, path, Expected);
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

        var days = new List<DateOnly>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            try
            {
                days.Add(ReadOrNull(ref reader, string.Empty) ?? throw WireException.Unexpected(in reader, string.Empty, Expected));
            }
            catch (WireException e)
            {
                throw e.Under($"{path}[{days.Count}]");
            }
        }

        return [.. days];
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

    private static bool TryParse(ReadOnlySpan<byte> text, out DateOnly day)
    {
        day = default;
        if (text.Length != Length || text[4] != '-' || text[7] != '-')
        {
            return false;
        }

        if (!TryDigits(text[..4], out var year) || !TryDigits(text[5..7], out var month) || !TryDigits(text[8..], out var dayOfMonth))
        {
            return false;
        }

        if (year < 1 || month is < 1 or > 12 || dayOfMonth < 1 || dayOfMonth > DateTime.DaysInMonth(year, month))
        {
            return false;
        }

        day = new DateOnly(year, month, dayOfMonth);
        return true;
    }

    private static bool TryDigits(ReadOnlySpan<byte> text, out int number)
    {
        number = 0;
        foreach (var digit in text)
        {
            if (!char.IsAsciiDigit((char)digit))
            {
                return false;
            }

            number = (number * 10) + digit - '0';
        }

        return true;
    }
}
