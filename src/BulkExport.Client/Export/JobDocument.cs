namespace BulkExport.Client;

/// <summary>Records the job of an export, so that the export can be interrupted at any point and resumed.</summary>
internal sealed record JobDocument
{
    public int FormatVersion { get; init; } = StoreDocuments.FormatVersion;

    public ResourceType? ResourceType { get; init; }

    public DateOnly? StartDay { get; init; }

    public DateOnly? EndDay { get; init; }

    public JobRequestState State { get; init; }

    /// <summary>Gets the run that last tried to create the job.</summary>
    public string? RunId { get; init; }

    /// <summary>Gets the time at which the run was about to create the job.</summary>
    public DateTimeOffset RequestedAt { get; init; }

    /// <summary>Gets a value indicating whether an earlier run tried to create the job, and the outcome is unknown.</summary>
    public bool HasEarlierRequest { get; init; }

    /// <summary>Gets the jobs over the same days that existed before.</summary>
    public IReadOnlyList<JobSid> ExistingJobSids
    {
        get;
        init => field = value ?? [];
    } = [];

    public JobSid? JobSid { get; init; }

    /// <summary>Gets the place of the job in the order in which jobs were requested for its days.</summary>
    public long Sequence { get; init; }

    /// <summary>Gets the finished job without personal data. The service removes it after 7 days.</summary>
    public Job? FinishedJob { get; init; }
}
