namespace BulkExport.Cli.Infrastructure;

/// <summary>Determines which days can be exported.</summary>
internal static class ExportableDays
{
    private const int MinAgeDays = 2;

    /// <summary>Gets the latest day that can be exported: two days before today, in UTC.</summary>
    public static DateOnly GetLatest(TimeProvider timeProvider) =>
        DateOnly.FromDateTime(timeProvider.GetUtcNow().UtcDateTime).AddDays(-MinAgeDays);
}
