namespace BulkExport.Client;

/// <summary>Provides the state of one resource type for a plan.</summary>
internal sealed record PlanResource
{
    public required ResourceType ResourceType { get; init; }

    /// <summary>Gets what the store contains. A day that is not included is missing.</summary>
    public required IReadOnlyDictionary<DateOnly, StoredDay> Stored { get; init; }

    /// <summary>Gets the jobs that were requested earlier and are not completely processed.</summary>
    public IReadOnlyList<OpenJob> OpenJobs { get; init; } = [];

    /// <summary>Gets the days that the service lists.</summary>
    public ILookup<DateOnly, ExportedDay> Listed { get; init; } = Array.Empty<ExportedDay>().ToLookup(day => day.Day);

    /// <summary>Gets the listed days that must not be downloaded, because their files are not available.</summary>
    public IReadOnlySet<DateOnly> Unavailable { get; init; } = new HashSet<DateOnly>();

    /// <summary>Gets the days that have already been processed in the same run.</summary>
    public IReadOnlySet<DateOnly> Processed { get; init; } = new HashSet<DateOnly>();
}
