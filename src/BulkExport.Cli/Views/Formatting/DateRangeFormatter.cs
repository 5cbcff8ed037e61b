using System.Globalization;

namespace BulkExport.Cli.Views.Formatting;

/// <summary>Formats days, with consecutive days as ranges.</summary>
internal static class DateRangeFormatter
{
    /// <summary>Formats days for people: <c>2026-11-01 – 11-05, 11-07</c>. A year is not repeated.</summary>
    public static string FormatShort(IEnumerable<DateOnly> days)
    {
        var year = 0;
        return FormatRanges(days, " – ", FormatWithoutRepeatedYear);

        string FormatWithoutRepeatedYear(DateOnly day)
        {
            var isRepeated = day.Year == year;
            year = day.Year;
            return isRepeated ? day.ToString("MM-dd", CultureInfo.InvariantCulture) : FormatFull(day);
        }
    }

    /// <summary>Formats days for scripts: <c>2026-11-01 to 2026-11-05, 2026-11-07</c>.</summary>
    public static string FormatFull(IEnumerable<DateOnly> days) => FormatRanges(days, " to ", FormatFull);

    public static string FormatFull(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string FormatRanges(IEnumerable<DateOnly> days, string separator, Func<DateOnly, string> format) =>
        string.Join(
            ", ",
            GetRanges(days)
                .Select(range => range.First == range.Last ? format(range.First) : $"{format(range.First)}{separator}{format(range.Last)}")
        );

    private static List<(DateOnly First, DateOnly Last)> GetRanges(IEnumerable<DateOnly> days)
    {
        var ranges = new List<(DateOnly First, DateOnly Last)>();
        foreach (var day in days.Distinct().Order())
        {
            if (ranges is [.., var last] && last.Last.DayNumber + 1 == day.DayNumber)
            {
                ranges[^1] = (last.First, day);
            }
            else
            {
                ranges.Add((day, day));
            }
        }

        return ranges;
    }
}
