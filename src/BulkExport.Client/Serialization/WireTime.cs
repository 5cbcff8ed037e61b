using System.Globalization;
using System.Text.Json;

namespace BulkExport.Client;

/// <summary>Times, which the service writes without a zone and means in UTC.</summary>
internal static class WireTime
{
    public static DateTimeOffset? ReadOrNull(ref Utf8JsonReader reader, string path)
    {
        if (reader.TokenType == JsonTokenType.Null || (reader.TokenType == JsonTokenType.String && WireText.Is(in reader, ""u8)))
        {
            return null;
        }

        return reader.TokenType == JsonTokenType.String && TryParse(ref reader, out var time)
            ? time
            : throw WireException.Unexpected(in reader, path, "a time written yyyy-MM-ddTHH:mm:ss");
    }

    /// <summary>A time without escapes, or nothing for an empty text; not every form that <see cref="ReadOrNull"/> reads.</summary>
    public static bool TryReadPlain(ReadOnlySpan<byte> text, out DateTimeOffset? time)
    {
        const int WholeSeconds = 19; // yyyy-MM-ddTHH:mm:ss
        time = null;
        if (text.IsEmpty)
        {
            return true;
        }

        if (text.Length < WholeSeconds || !WireUtc.TryTicks(text[..WholeSeconds], out var ticks))
        {
            return false;
        }

        var fraction = text[WholeSeconds..];
        if (!fraction.IsEmpty && !TryFraction(fraction, ref ticks))
        {
            return false;
        }

        time = new DateTimeOffset(ticks, TimeSpan.Zero);
        return true;
    }

    public static void Write(Utf8JsonWriter writer, ReadOnlySpan<byte> name, DateTimeOffset? time) =>
        writer.WriteString(name, time?.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture));

    private static bool TryFraction(ReadOnlySpan<byte> fraction, ref long ticks)
    {
        const int Digits = 7; // of a tick
        if (fraction is not [(byte)'.', .. { Length: > 0 and <= Digits } digits])
        {
            return false;
        }

        var unit = TimeSpan.TicksPerSecond;
        foreach (var digit in digits)
        {
            if (!char.IsAsciiDigit((char)digit))
            {
                return false;
            }

            unit /= 10;
            ticks += unit * (digit - '0');
        }

        return true;
    }

    private static bool TryParse(ref Utf8JsonReader reader, out DateTimeOffset time)
    {
        time = default;
        try
        {
            if (!reader.TryGetDateTime(out var read))
            {
                return false;
            }

            if (read.Kind == DateTimeKind.Unspecified)
            {
                time = new DateTimeOffset(read, TimeSpan.Zero);
                return true;
            }

            var isTime = reader.TryGetDateTimeOffset(out var zoned);
            time = zoned.ToUniversalTime();
            return isTime;
        }
        catch (InvalidOperationException)
        {
            return false; // no text, for its escapes
        }
    }
}
