namespace BulkExport.Client;

/// <summary>Gets UTC dates, on which the quota and the latest exportable day depend.</summary>
internal static class UtcDate
{
    public static DateOnly Get(TimeProvider timeProvider) => Get(timeProvider.GetUtcNow());

    public static DateOnly Get(DateTimeOffset time) => DateOnly.FromDateTime(time.UtcDateTime);
}
