namespace BulkExport.Client;

/// <summary>Represents the document that records the job of an export, so that an interrupted export can be resumed.</summary>
internal sealed record JobDocument
{
    public int FormatVersion { get; init; } = StoreDocuments.FormatVersion;

    public ResourceType? ResourceType { get; init; }

    public DateOnly? StartDay { get; init; }

    public DateOnly? EndDay { get; init; }

    public JobRequestState State { get; init; }

    /// <summary>Gets the time of the last attempt to create the job or, for an existing job, the time at which it was first recorded.</summary>
    public DateTimeOffset RequestedAt { get; init; }

    /// <summary>Gets the SIDs of the jobs for the same days that existed before the first attempt.</summary>
    public IReadOnlyList<JobSid> ExistingJobSids
    {
        get;
        init => field = value ?? [];
    } = [];

    public JobSid? JobSid { get; init; }

    /// <summary>Gets the sequence number of the job, which is higher than those of the jobs in the index for the same days when it is assigned.</summary>
    public long Sequence { get; init; }

    /// <summary>Gets the finished job without personal data, which remains available here after the service has removed the job.</summary>
    public Job? FinishedJob { get; init; }
}
