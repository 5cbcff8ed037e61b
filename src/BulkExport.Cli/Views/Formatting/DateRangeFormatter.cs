using System.Globalization;

namespace BulkExport.Cli.Views.Formatting;

/// <summary>Formats days, with consecutive days as ranges.</summary>
internal static class DateRangeFormatter
{
    /// <summary>Formats days for interactive output: <c>2026-11-01 – 11-05, 11-07</c>. A year is not repeated.</summary>
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

    /// <summary>Formats days for machine-readable output: <c>2026-11-01 to 2026-11-05, 2026-11-07</c>.</summary>
    public static string FormatFull(IEnumerable<DateOnly> days) => FormatRanges(days, " to ", FormatFull);

    /// <summary>Formats a range: <c>2026-11-01 to 2026-11-05</c>, or <c>2026-11-01</c> for a single day.</summary>
    public static string FormatFull(DateOnly first, DateOnly last) => FormatRange(first, last, " to ", FormatFull);

    public static string FormatFull(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string FormatRanges(IEnumerable<DateOnly> days, string separator, Func<DateOnly, string> format) =>
        string.Join(", ", DayRanges.Create(days).Select(range => FormatRange(range.First, range.Last, separator, format)));

    private static string FormatRange(DateOnly first, DateOnly last, string separator, Func<DateOnly, string> format) =>
        first == last ? format(first) : $"{format(first)}{separator}{format(last)}";
}
