namespace BulkExport.Client;

/// <summary>Represents the document that lists the open jobs of one resource type.</summary>
internal sealed record OpenJobsDocument
{
    public int FormatVersion { get; init; } = StoreDocuments.FormatVersion;

    public ResourceType ResourceType { get; init; }

    /// <summary>Gets the highest number that was assigned to a job.</summary>
    public long LastNumber { get; init; }

    public IReadOnlyList<OpenJob> Jobs
    {
        get;
        init => field = value ?? [];
    } = [];
}
