namespace BulkExport.Cli.Views.Formatting;

/// <summary>Combines consecutive days into ranges, and counts the days of a range.</summary>
internal static class DayRanges
{
    public static int Count(DateOnly first, DateOnly last) => last.DayNumber - first.DayNumber + 1;

    public static IReadOnlyList<(DateOnly First, DateOnly Last)> Create(IEnumerable<DateOnly> days)
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
