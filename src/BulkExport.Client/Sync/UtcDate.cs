namespace BulkExport.Client;

/// <summary>Gets the current UTC date, on which the quota and the latest exportable day depend.</summary>
internal static class UtcDate
{
    public static DateOnly Get(TimeProvider timeProvider) => DateOnly.FromDateTime(timeProvider.GetUtcNow().UtcDateTime);
}
