using System.Globalization;
using System.Text.Json;

namespace BulkExport.Client;

/// <summary>Reads and writes dates in the format <c>yyyy-MM-dd</c>.</summary>
internal static class DateFormat
{
    /// <summary>The description of the format for error messages.</summary>
    public const string Description = "a date in the format yyyy-MM-dd";

    private const string Pattern = "yyyy-MM-dd";
    private const int Length = 10;
    private const int Invalid = 1_000_000; // exceeds the range of every component, even as two digits of a year

    public static string Format(DateOnly day) => day.ToString(Pattern, CultureInfo.InvariantCulture);

    /// <summary>Reads an array of dates or null.</summary>
    public static DateOnly[]? ReadList(ref Utf8JsonReader reader, string path)
    {
        if (reader.TokenType == JsonTokenType.Null)
        {
            return null;
        }

        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw WireFormatException.Unexpected(in reader, path, "an array of dates or null");
        }

        var days = new List<DateOnly>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            days.Add(
                JsonScalar.Create(in reader).TryGetDate(out var day)
                    ? day
                    : throw WireFormatException.Unexpected(in reader, $"{path}[{days.Count}]", Description)
            );
        }

        return days.ToArray();
    }

    public static bool TryParse(ReadOnlySpan<byte> utf8, out DateOnly day)
    {
        day = default;
        if (utf8.Length != Length || utf8[4] != '-' || utf8[7] != '-')
        {
            return false;
        }

        var year = (ParseTwoDigits(utf8, 0) * 100) + ParseTwoDigits(utf8, 2);
        var (month, dayOfMonth) = (ParseTwoDigits(utf8, 5), ParseTwoDigits(utf8, 8));
        if (year is < 1 or > 9999 || month is < 1 or > 12 || dayOfMonth < 1 || dayOfMonth > DateTime.DaysInMonth(year, month))
        {
            return false;
        }

        day = new DateOnly(year, month, dayOfMonth);
        return true;
    }

    /// <summary>Parses two digits. If a character is not a digit, the result exceeds the range of every date and time component.</summary>
    public static int ParseTwoDigits(ReadOnlySpan<byte> utf8, int start)
    {
        var (tens, ones) = ((uint)utf8[start] - '0', (uint)utf8[start + 1] - '0');
        return tens <= 9 && ones <= 9 ? (int)((tens * 10) + ones) : Invalid;
    }
}
