namespace BulkExport.Client;

/// <summary>Describes what a store contains for one resource type.</summary>
public sealed record StoreResourceStatus
{
    /// <summary>Gets the resource type.</summary>
    public required ResourceType ResourceType { get; init; }

    /// <summary>Gets the files, ordered by day.</summary>
    public required IReadOnlyList<ExportFile> Files { get; init; }

    /// <summary>Gets the days without records, which have no file, ordered by day.</summary>
    public IReadOnlyList<DateOnly> EmptyDays { get; init; } = [];

    /// <summary>Gets the days that the store does not contain, from the first day in its index to the last day that was examined.</summary>
    /// <value>The days, ordered by day. A file that was modified by another program, or that is not recorded in the index of the store, is missing.</value>
    public IReadOnlyList<DateOnly> MissingDays { get; init; } = [];

    /// <summary>Gets the missing days that the service failed to export, or that were deleted, in the latest job, ordered by day.</summary>
    public IReadOnlyList<DateOnly> FailedDays { get; init; } = [];

    /// <summary>Gets the jobs that are not completely processed, ordered by first day.</summary>
    public IReadOnlyList<StoreOpenJob> OpenJobs { get; init; } = [];

    /// <summary>Gets the number of days that the store contains: those with a file, and those without records.</summary>
    public int DayCount => Files.Count + EmptyDays.Count;

    /// <summary>Gets the first day that the store contains, or <see langword="null"/> if there is none.</summary>
    public DateOnly? FirstDay => GetDays().Min();

    /// <summary>Gets the last day that the store contains, or <see langword="null"/> if there is none.</summary>
    public DateOnly? LastDay => GetDays().Max();

    /// <summary>Gets the number of records in all files.</summary>
    public long RecordCount => Files.Sum(file => file.RecordCount);

    /// <summary>Gets the compressed size of all files, in bytes.</summary>
    public long Size => Files.Sum(file => file.Size);

    private IEnumerable<DateOnly?> GetDays() => Files.Select(file => file.Day).Concat(EmptyDays).Select(day => (DateOnly?)day);
}
