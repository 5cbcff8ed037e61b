namespace BulkExport.Client.Testing;

/// <summary>Determines the days that the automatic daily export of an account has generated.</summary>
internal sealed class DailyExports(StoredConfigurations configurations, SimulatedFiles files, SimulatedBulkExportOptions options)
{
    /// <summary>Gets the days of a resource type that were generated within the retention period.</summary>
    public IEnumerable<GeneratedDay> GetGeneratedDays(ResourceType resourceType)
    {
        var now = options.TimeProvider.GetUtcNow();
        var lastEnd = DateOnly.FromDateTime((now - options.DailyExportDelay).UtcDateTime); // the end of a day is the start of the next one
        return Enumerable
            .Range(1, SimulatedDays.Retention.Days + 1)
            .Select(age => lastEnd.AddDays(-age))
            .Select(day => (Day: day, GeneratedAt: GetGenerationTime(day)))
            .Where(export => configurations.GetAt(resourceType, export.GeneratedAt).Enabled)
            .Select(export => new GeneratedDay(
                export.Day,
                export.GeneratedAt,
                Job: null,
                JobNumber: 0,
                IsEmpty: files.GetRecordCount(resourceType, export.Day) == 0
            ));
    }

    private DateTimeOffset GetGenerationTime(DateOnly day) =>
        new DateTimeOffset(day.AddDays(1).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero) + options.DailyExportDelay;
}
