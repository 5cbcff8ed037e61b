using System.Collections.Concurrent;

namespace BulkExport.Client;

/// <summary>Represents the index of a store for one resource type, which contains the checksum and the job of each file.</summary>
internal sealed class DayIndex(IExportStore store, ResourceType resourceType)
{
    private readonly ConcurrentDictionary<string, MonthIndex> _months = [];

    /// <summary>Loads the entries of a range of days.</summary>
    public async Task LoadAsync(DateOnly start, DateOnly end, CancellationToken cancellationToken)
    {
        foreach (var month in DayRange.Enumerate(start, end).Select(GetMonth).Distinct())
        {
            await month.LoadAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    public DayEntry Get(DateOnly day) => GetMonth(day).Get(day);

    /// <summary>Gets a sequence number that is greater than the sequence numbers of all jobs in the index for a range of days.</summary>
    public long GetNextSequence(DateOnly start, DateOnly end)
    {
        return DayRange.Enumerate(start, end).Select(day => Get(day).LastSequence).DefaultIfEmpty().Max() + 1;
    }

    public Task UpdateAsync(DateOnly day, Func<DayEntry, DayEntry> change) => GetMonth(day).UpdateAsync(day, change);

    /// <summary>Finds the file of a day in the store, and identifies the job for which it was downloaded.</summary>
    /// <remarks>If the file has the confirmed version, its content is not read. Otherwise, for example after a crash between the commit and its confirmation,
    /// its checksum is compared with those of all files in the index. A file without a match is corrupt or was not written by an export.</remarks>
    /// <param name="day">The day.</param>
    /// <param name="confirm"><see langword="true"/> to confirm a match in the index; otherwise, <see langword="false"/>.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The entry of the file, or <see langword="null"/> if the store does not contain a file that matches the index.</returns>
    public async Task<IndexedFile?> FindFileAsync(DateOnly day, bool confirm, CancellationToken cancellationToken)
    {
        while (true)
        {
            var entry = Get(day);
            var path = ExportPaths.GetFilePath(resourceType, day);
            var found = entry.Files.Count == 0 ? null : await store.FindAsync(path, cancellationToken).ConfigureAwait(false);
            if (found is null)
            {
                return null;
            }

            if (entry.ConfirmedFile is { } confirmed && confirmed.Matches(found))
            {
                return confirmed;
            }

            if (!entry.Files.Any(file => file.Size == found.Length))
            {
                return null;
            }

            var sha256 = await StoreFileHasher.ComputeSha256Async(store, path, cancellationToken).ConfigureAwait(false);
            var match = entry.Files.FirstOrDefault(file => file.Sha256 == sha256);
            if (await store.FindAsync(path, cancellationToken).ConfigureAwait(false) != found)
            {
                await GetMonth(day).LoadAsync(cancellationToken).ConfigureAwait(false);
                continue; // the file was replaced while it was read
            }

            if (match is not null && confirm)
            {
                await UpdateAsync(day, current => current.Confirm(match, found.Version)).ConfigureAwait(false);
            }

            return match;
        }
    }

    private MonthIndex GetMonth(DateOnly day) =>
        _months.GetOrAdd(ExportPaths.GetIndexPath(resourceType, day), path => new MonthIndex(store, resourceType, path));
}
