using System.Globalization;
using System.Text.Json;

namespace BulkExport.Client;

/// <summary>Reads and writes timestamps. A timestamp without a zone designator is in UTC.</summary>
internal static class TimestampFormat
{
    /// <summary>The description of the format for error messages.</summary>
    public const string Description = "a timestamp in the format yyyy-MM-ddTHH:mm:ss";

    private const string Pattern = "yyyy-MM-ddTHH:mm:ss.FFFFFFF";
    private const int SecondsLength = 19; // yyyy-MM-ddTHH:mm:ss
    private const int MaxFractionLength = 16;

    public static bool TryParse(ReadOnlySpan<byte> utf8, out DateTimeOffset time) =>
        TryParseUtc(utf8, out time) || OtherTimestampFormats.TryParse(utf8, out time);

    /// <summary>Writes a timestamp in UTC, or null.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="name">The name of the property.</param>
    /// <param name="time">The timestamp.</param>
    /// <param name="designator">The zone designator: <c>Z</c> in records, an empty string in jobs.</param>
    public static void Write(Utf8JsonWriter writer, ReadOnlySpan<byte> name, DateTimeOffset? time, string designator) =>
        writer.WriteString(name, time is { } value ? value.UtcDateTime.ToString(Pattern, CultureInfo.InvariantCulture) + designator : null);

    /// <summary>Parses <c>yyyy-MM-ddTHH:mm:ss</c> with an optional fraction and an optional <c>Z</c>.</summary>
    private static bool TryParseUtc(ReadOnlySpan<byte> utf8, out DateTimeOffset time)
    {
        time = default;
        if (
            utf8.Length < SecondsLength
            || (utf8[10] != 'T' || utf8[13] != ':' || utf8[16] != ':')
            || !DateFormat.TryParse(utf8[..10], out var day)
        )
        {
            return false;
        }

        var hour = DateFormat.ParseTwoDigits(utf8, 11);
        var minute = DateFormat.ParseTwoDigits(utf8, 14);
        var second = DateFormat.ParseTwoDigits(utf8, 17);
        var rest = utf8[SecondsLength..];
        rest = rest is [.., (byte)'Z'] ? rest[..^1] : rest;
        if (hour > 23 || minute > 59 || second > 59 || !TryParseFraction(rest, out var fraction))
        {
            return false;
        }

        var seconds = (((hour * 60) + minute) * 60) + second;
        time = new DateTimeOffset((day.DayNumber * TimeSpan.TicksPerDay) + (seconds * TimeSpan.TicksPerSecond) + fraction, TimeSpan.Zero);
        return true;
    }

    /// <summary>Parses an optional fraction of a second. Digits beyond the precision of a tick are ignored.</summary>
    private static bool TryParseFraction(ReadOnlySpan<byte> utf8, out long ticks)
    {
        ticks = 0;
        if (utf8.IsEmpty)
        {
            return true;
        }

        if (
            utf8 is not [(byte)'.', .. { Length: > 0 and <= MaxFractionLength } digits]
            || digits.ContainsAnyExceptInRange((byte)'0', (byte)'9')
        )
        {
            return false;
        }

        var unit = TimeSpan.TicksPerSecond;
        foreach (var digit in digits)
        {
            unit /= 10;
            ticks += unit * (digit - '0');
        }

        return true;
    }
}
