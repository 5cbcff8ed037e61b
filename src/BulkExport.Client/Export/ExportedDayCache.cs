namespace BulkExport.Client;

/// <summary>Caches the list of days of the service, which is requested on first use.</summary>
/// <param name="days">The client for days.</param>
/// <param name="resourceType">The resource type.</param>
/// <param name="initial">The list if it has already been requested; otherwise, <see langword="null"/>.</param>
internal sealed class ExportedDayCache(IDaysClient days, ResourceType resourceType, ILookup<DateOnly, ExportedDay>? initial = null)
{
    private readonly Lock _lock = new();
    private Task<ILookup<DateOnly, ExportedDay>?>? _list = initial is null
        ? null
        : Task.FromResult<ILookup<DateOnly, ExportedDay>?>(initial);

    /// <summary>Gets the list of days.</summary>
    /// <param name="refresh"><see langword="true"/> to request the list again, because another job may have created files in the meantime;
    /// <see langword="false"/> to use the cached list.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The days, or <see langword="null"/> if the complete list could not be retrieved.</returns>
    public Task<ILookup<DateOnly, ExportedDay>?> GetAsync(bool refresh, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (refresh || _list is null or { IsFaulted: true } or { IsCanceled: true })
            {
                _list = Task.Run(() => ListAsync(cancellationToken), CancellationToken.None); // handlers and loggers of the application run outside the lock
            }

            return _list;
        }
    }

    /// <summary>Gets the file sizes, in bytes, that the service lists for a day, or an empty array if they are unknown.</summary>
    public async Task<long[]> GetSizesAsync(DateOnly day, bool refresh, CancellationToken cancellationToken)
    {
        var listed = await GetAsync(refresh, cancellationToken).ConfigureAwait(false);
        return listed is null ? [] : [.. listed[day].Select(row => row.Size).OfType<long>()];
    }

    private async Task<ILookup<DateOnly, ExportedDay>?> ListAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await days.ListByDayAsync(resourceType, cancellationToken).ConfigureAwait(false);
        }
        catch (BulkExportException)
        {
            return null; // files can be downloaded without the list, but their sizes are not checked
        }
    }
}
