using System.Collections.Concurrent;

namespace BulkExport.Client;

/// <summary>Records, for each day of one resource type, the content of its file and the job that it came from.</summary>
internal sealed class DayIndex(IExportStore store, ResourceType resourceType)
{
    private readonly ConcurrentDictionary<string, MonthIndex> _months = [];

    /// <summary>Loads the entries of a range of days.</summary>
    public async Task LoadAsync(DateOnly start, DateOnly end, CancellationToken cancellationToken)
    {
        for (var day = start; day <= end; day = day.AddMonths(1))
        {
            await GetMonth(day).LoadAsync(cancellationToken).ConfigureAwait(false);
            day = new DateOnly(day.Year, day.Month, 1);
        }
    }

    public DayEntry Get(DateOnly day) => GetMonth(day).Get(day);

    /// <summary>Returns a place in the order of jobs that is after all jobs whose files the store has for a range of days.</summary>
    public long GetNextSequence(DateOnly start, DateOnly end)
    {
        var last = 0L;
        for (var day = start; day <= end; day = day.AddDays(1))
        {
            last = Math.Max(last, Get(day).LastSequence);
        }

        return last + 1;
    }

    public Task UpdateAsync(DateOnly day, Func<DayEntry, DayEntry> change) => GetMonth(day).UpdateAsync(day, change);

    /// <summary>Finds the content of a day's file in the store.</summary>
    /// <remarks>A file whose version is the one that was confirmed is not read. Otherwise its checksum decides which of the announced contents it has, as
    /// after a crash between the commit and its confirmation; a file that has none of them is not one of an export, or is damaged.</remarks>
    public async Task<IndexedFile?> FindFileAsync(DateOnly day, bool record, CancellationToken cancellationToken)
    {
        while (true)
        {
            var entry = Get(day);
            var path = ExportPaths.GetFile(resourceType, day);
            var found = entry.Files.Count == 0 ? null : await store.FindAsync(path, cancellationToken).ConfigureAwait(false);
            if (found is null)
            {
                return null;
            }

            if (entry.ConfirmedFile is { } confirmed && confirmed.StoreVersion == found.Version && confirmed.Size == found.Length)
            {
                return confirmed;
            }

            if (!entry.Files.Any(file => file.Size == found.Length))
            {
                return null;
            }

            var sha256 = await StoredContent.ComputeSha256Async(store, path, cancellationToken).ConfigureAwait(false);
            var match = entry.Files.FirstOrDefault(file => file.Sha256 == sha256);
            if (await store.FindAsync(path, cancellationToken).ConfigureAwait(false) != found)
            {
                await GetMonth(day).LoadAsync(cancellationToken).ConfigureAwait(false);
                continue; // replaced meanwhile
            }

            if (match is not null && record)
            {
                await UpdateAsync(day, current => current.Confirm(match, found.Version)).ConfigureAwait(false);
            }

            return match;
        }
    }

    private MonthIndex GetMonth(DateOnly day) =>
        _months.GetOrAdd(ExportPaths.GetIndex(resourceType, day), path => new MonthIndex(store, resourceType, path));
}
