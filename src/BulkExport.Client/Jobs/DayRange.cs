namespace BulkExport.Client;

/// <summary>Enumerates and counts ranges of days, including those that contain the first or the last supported day.</summary>
internal static class DayRange
{
    /// <summary>Counts the days of an inclusive range.</summary>
    public static int Count(DateOnly start, DateOnly end) => end.DayNumber - start.DayNumber + 1;

    public static IEnumerable<DateOnly> Enumerate(DateOnly start, DateOnly end)
    {
        for (var number = start.DayNumber; number <= end.DayNumber; number++)
        {
            yield return DateOnly.FromDayNumber(number);
        }
    }
}
