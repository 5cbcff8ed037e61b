namespace BulkExport.Client.Testing;

/// <summary>Which days can be had now: those that a job has completed, for 7 days.</summary>
internal sealed class DayCatalog(SimulatedJobs jobs, SimulatedFiles files, SimulatedBulkExportOptions options)
{
    private static readonly TimeSpan KeptFor = TimeSpan.FromDays(7);

    /// <summary>The days of one kind of records, in the order in which they were made.</summary>
    public IReadOnlyList<GeneratedDay> List(ResourceType resourceType)
    {
        var now = options.TimeProvider.GetUtcNow();
        return
        [
            .. jobs.MadeDays(resourceType)
                .Where(made => now - made.MadeAt < KeptFor)
                .Where(made => !made.IsEmpty || options.IncludeEmptyDays)
                .Where(made => !files.IsRemoved(resourceType, made.Day, made.MadeAt))
                .OrderBy(made => made.Key, StringComparer.Ordinal),
        ];
    }

    /// <summary>The file of a day as it was made last; <see langword="null"/> when it is not to be had.</summary>
    public Content? Find(ResourceType resourceType, DateOnly day) =>
        List(resourceType).LastOrDefault(made => made.Day == day) is { } last ? ContentOf(resourceType, last) : null;

    /// <summary>The file of a day that is on the list.</summary>
    public Content ContentOf(ResourceType resourceType, GeneratedDay made) =>
        files.Given(resourceType, made.Day)?.Content ?? (made.IsEmpty ? MemoryContent.Empty : files.Get(resourceType, made.Day).Content);
}
