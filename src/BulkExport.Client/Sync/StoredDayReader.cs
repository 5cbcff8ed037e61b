namespace BulkExport.Client;

/// <summary>Determines what a store contains for a range of days, with one list request per month.</summary>
internal static class StoredDayReader
{
    public static async Task<Dictionary<DateOnly, StoredDay>> ReadAsync(
        IExportStore store,
        ResourceType resourceType,
        DayIndex index,
        DateOnly start,
        DateOnly end,
        bool confirm,
        CancellationToken cancellationToken
    )
    {
        var stored = new Dictionary<DateOnly, StoredDay>();
        foreach (var month in DayRange.Enumerate(start, end).GroupBy(day => (day.Year, day.Month)))
        {
            var days = month.Where(day => !index.Get(day).IsEmpty).ToArray();
            if (days.Length == 0)
            {
                continue;
            }

            var files = await ListAsync(store, resourceType, days[0], cancellationToken).ConfigureAwait(false);
            foreach (var day in days)
            {
                var entry = index.Get(day);
                var found = files.GetValueOrDefault(ExportPaths.GetFilePath(resourceType, day));
                var file =
                    entry.ConfirmedFile is { } confirmed && confirmed.Matches(found)
                        ? confirmed
                        : await index.FindFileAsync(day, confirm, cancellationToken).ConfigureAwait(false);
                stored[day] = StoredDay.Create(index.Get(day), file);
            }
        }

        return stored;
    }

    private static async Task<Dictionary<string, ExportStoreFile>> ListAsync(
        IExportStore store,
        ResourceType resourceType,
        DateOnly month,
        CancellationToken cancellationToken
    ) =>
        await store
            .ListAsync(ExportPaths.GetMonthPrefix(resourceType, month), cancellationToken)
            .ToDictionaryAsync(file => file.Path, cancellationToken: cancellationToken)
            .ConfigureAwait(false);
}
