using System.Globalization;

namespace BulkExport.Samples.Views;

/// <summary>Days as text, with neighbours drawn together.</summary>
internal static class DayRanges
{
    /// <summary>For people: <c>2026-11-01 – 11-05, 11-07</c>. A year is not said twice.</summary>
    public static string Short(IEnumerable<DateOnly> days)
    {
        var year = 0;
        return string.Join(
            ", ",
            Of(days).Select(range => range.First == range.Last ? Day(range.First) : $"{Day(range.First)} – {Day(range.Last)}")
        );

        string Day(DateOnly day)
        {
            var text = Text(day, day.Year == year ? "MM-dd" : "yyyy-MM-dd");
            year = day.Year;
            return text;
        }
    }

    /// <summary>For scripts: <c>2026-11-01 to 2026-11-05, 2026-11-07</c>.</summary>
    public static string Full(IEnumerable<DateOnly> days) =>
        string.Join(
            ", ",
            Of(days).Select(range => range.First == range.Last ? Full(range.First) : $"{Full(range.First)} to {Full(range.Last)}")
        );

    public static string Full(DateOnly day) => Text(day, "yyyy-MM-dd");

    private static string Text(DateOnly day, string format) => day.ToString(format, CultureInfo.InvariantCulture);

    private static List<(DateOnly First, DateOnly Last)> Of(IEnumerable<DateOnly> days)
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
