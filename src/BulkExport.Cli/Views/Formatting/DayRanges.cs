namespace BulkExport.Cli.Views.Formatting;

/// <summary>Combines consecutive days into ranges.</summary>
internal static class DayRanges
{
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
