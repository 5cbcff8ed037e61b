using System.Globalization;
using System.Text;
using System.Text.Json;

namespace BulkExport.Client;

/// <summary>The times of records, which say that they are in UTC, and the other forms that the same fields have elsewhere.</summary>
internal static class WireUtc
{
    private const int Length = 20; // yyyy-MM-ddTHH:mm:ssZ

    /// <summary>With fractions, with another zone or none, and as the REST API writes them.</summary>
    private static readonly string[] OtherFormats =
    [
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK",
        "yyyy-MM-dd' 'HH:mm:ss.FFFFFFFK",
        "ddd, dd MMM yyyy HH:mm:ss zzz",
    ];

    public static bool TryParse(ReadOnlySpan<byte> text, out DateTimeOffset time)
    {
        if (text.Length == Length && text[^1] == 'Z' && TryTicks(text, out var ticks))
        {
            time = new DateTimeOffset(ticks, TimeSpan.Zero);
            return true;
        }

        Span<char> chars = stackalloc char[40];
        time = default;
        return Encoding.UTF8.TryGetChars(text, chars, out var length)
            && DateTimeOffset.TryParseExact(
                chars[..length],
                OtherFormats,
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
                out time
            );
    }

    public static void Write(Utf8JsonWriter writer, ReadOnlySpan<byte> name, DateTimeOffset? time) =>
        writer.WriteString(name, time?.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture));

    /// <summary>The ticks of a text that begins yyyy-MM-ddTHH:mm:ss.</summary>
    public static bool TryTicks(ReadOnlySpan<byte> text, out long ticks)
    {
        ticks = 0;
        if (text[10] != 'T' || text[13] != ':' || text[16] != ':' || !WireDay.TryParse(text[..10], out var day))
        {
            return false;
        }

        var (hour, minute, second) = (WireDigits.Two(text, 11), WireDigits.Two(text, 14), WireDigits.Two(text, 17));
        if (hour > 23 || minute > 59 || second > 59)
        {
            return false;
        }

        var seconds = (((hour * 60) + minute) * 60) + second;
        ticks = (day.DayNumber * TimeSpan.TicksPerDay) + (seconds * TimeSpan.TicksPerSecond);
        return true;
    }
}
