namespace BulkExport.Client.Testing;

/// <summary>Lists the days that can be downloaded, which are those that a job completed within the last 7 days.</summary>
internal sealed class DayCatalog(SimulatedJobs jobs, SimulatedFiles files, SimulatedBulkExportOptions options)
{
    private static readonly TimeSpan Retention = TimeSpan.FromDays(7);

    /// <summary>Gets the days of a resource type, in order of generation.</summary>
    public IReadOnlyList<GeneratedDay> List(ResourceType resourceType)
    {
        var now = options.TimeProvider.GetUtcNow();
        return
        [
            .. jobs.GetGeneratedDays(resourceType)
                .Where(day => now - day.GeneratedAt < Retention)
                .Where(day => !day.IsEmpty || options.IncludeEmptyDays)
                .Where(day => !files.IsRemoved(resourceType, day.Day, day.GeneratedAt))
                .OrderBy(day => day.SortKey, StringComparer.Ordinal),
        ];
    }

    /// <summary>Gets the most recently generated file of a day, or <see langword="null"/> if none exists.</summary>
    public Content? Find(ResourceType resourceType, DateOnly day) =>
        List(resourceType).LastOrDefault(generated => generated.Day == day) is { } last ? GetContent(resourceType, last) : null;

    /// <summary>Gets the file of a listed day.</summary>
    public Content GetContent(ResourceType resourceType, GeneratedDay day) =>
        files.GetReplacement(resourceType, day.Day)?.Content
        ?? (day.IsEmpty ? MemoryContent.Empty : files.Get(resourceType, day.Day).Content);
}
