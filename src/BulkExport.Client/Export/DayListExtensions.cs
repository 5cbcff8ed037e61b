namespace BulkExport.Client;

/// <summary>Provides methods to list the exported days.</summary>
internal static class DayListExtensions
{
    /// <summary>Lists all exported days of a resource type.</summary>
    public static async Task<ILookup<DateOnly, ExportedDay>> ListByDayAsync(
        this IDaysClient days,
        ResourceType resourceType,
        CancellationToken cancellationToken
    )
    {
        var rows = await days.ListAsync(resourceType, cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false);
        return rows.ToLookup(row => row.Day);
    }
}
