using System.Globalization;
using System.Text;

namespace BulkExport.Client;

/// <summary>Parses timestamps in unusual formats: variations of ISO 8601, and RFC 2822 as in the REST API.</summary>
internal static class OtherTimestampFormats
{
    private const int MaxLength = 64;
    private const int DateLength = 10;
    private const int FractionDigits = 7; // ticks
    private const DateTimeStyles Styles = DateTimeStyles.AllowTrailingWhite;

    /// <summary>The formats without the fraction of a second and the zone designator.</summary>
    private static readonly string[] Formats =
    [
        "yyyy-MM-dd' 'HH:mm:ss",
        "yyyy-MM-dd' 'HH:mm",
        "ddd, d MMM yyyy HH:mm:ss",
        "ddd, d MMM yyyy HH:mm",
        "d MMM yyyy HH:mm:ss",
        "d MMM yyyy HH:mm",
    ];

    private static readonly string[] UtcDesignators = ["Z", "GMT", "UTC", "UT"];

    public static bool TryParse(ReadOnlySpan<byte> utf8, out DateTimeOffset time)
    {
        Span<char> chars = stackalloc char[MaxLength];
        time = default;
        if (!Encoding.UTF8.TryGetChars(utf8, chars, out var length))
        {
            return false;
        }

        chars = chars[..length];
        if (length > DateLength && chars[DateLength] is 'T' or 't' && DateFormat.TryParse(utf8[..DateLength], out _))
        {
            chars[DateLength] = ' ';
        }

        ReadOnlySpan<char> text = chars;
        if (!TryTakeOffset(ref text, out var offset) || !TryTakeFraction(ref text, out var fraction))
        {
            return false;
        }

        if (!DateTime.TryParseExact(text, Formats, CultureInfo.InvariantCulture, Styles, out var local))
        {
            return false;
        }

        var ticks = local.Ticks + fraction - offset.Ticks;
        if (ticks < DateTime.MinValue.Ticks || ticks > DateTime.MaxValue.Ticks)
        {
            return false;
        }

        time = new DateTimeOffset(ticks, TimeSpan.Zero);
        return true;
    }

    /// <summary>Removes the zone designator: a name of UTC, or an offset with or without a colon or minutes.</summary>
    private static bool TryTakeOffset(ref ReadOnlySpan<char> text, out TimeSpan offset)
    {
        offset = default;
        foreach (var designator in UtcDesignators)
        {
            if (text.EndsWith(designator, StringComparison.OrdinalIgnoreCase))
            {
                text = text[..^designator.Length];
                return true;
            }
        }

        var time = text.IndexOf(':'); // a date may contain hyphens
        var sign = time < 0 ? -1 : text[time..].IndexOfAny('+', '-');
        if (sign < 0)
        {
            return true;
        }

        var zone = text[(time + sign + 1)..];
        var isNegative = text[time + sign] == '-';
        text = text[..(time + sign)];
        if (!TimeSpan.TryParseExact(zone, ["hh':'mm", "hhmm", "hh"], CultureInfo.InvariantCulture, TimeSpanStyles.None, out offset))
        {
            return false;
        }

        offset = isNegative ? -offset : offset;
        return true;
    }

    /// <summary>Removes the fraction of a second; digits beyond ticks are truncated.</summary>
    private static bool TryTakeFraction(ref ReadOnlySpan<char> text, out long ticks)
    {
        ticks = 0;
        text = text.TrimEnd(' ');
        var point = text.LastIndexOfAny('.', ',');
        if (point < 0 || text[point..].Contains(':')) // a comma also follows the name of the day
        {
            return true;
        }

        var digits = text[(point + 1)..];
        text = text[..point];
        if (digits.IsEmpty || digits.ContainsAnyExceptInRange('0', '9'))
        {
            return false;
        }

        digits = digits[..Math.Min(digits.Length, FractionDigits)];
        ticks = int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture) * (long)Math.Pow(10, FractionDigits - digits.Length);
        return true;
    }
}
