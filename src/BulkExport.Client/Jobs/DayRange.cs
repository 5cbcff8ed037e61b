namespace BulkExport.Client;

/// <summary>Enumerates ranges of days, including those that contain the first or the last supported day.</summary>
internal static class DayRange
{
    public static IEnumerable<DateOnly> Enumerate(DateOnly start, DateOnly end)
    {
        for (var number = start.DayNumber; number <= end.DayNumber; number++)
        {
            yield return DateOnly.FromDayNumber(number);
        }
    }
}
