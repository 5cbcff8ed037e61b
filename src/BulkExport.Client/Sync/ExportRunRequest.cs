namespace BulkExport.Client;

/// <summary>Represents the request of one run, which is an export or a synchronization.</summary>
internal sealed record ExportRunRequest
{
    public required IReadOnlyList<ResourceType> ResourceTypes { get; init; }

    public required DateOnly StartDay { get; init; }

    public required DateOnly EndDay { get; init; }

    public required ExportOptions Options { get; init; }

    /// <summary>Gets the days to request.</summary>
    public ExportDays Days { get; init; }

    public int? ReexportAfter { get; init; }

    /// <summary>Gets the maximum number of days to request per UTC date.</summary>
    public int DailyQuota { get; init; } = int.MaxValue;

    /// <summary>Gets the store in which the requested days are recorded, or <see langword="null"/> for the store of the run.</summary>
    public IExportStore? QuotaStore { get; init; }

    public bool DryRun { get; init; }

    /// <summary>Gets a value indicating whether jobs are requested and polled once, and nothing is downloaded.</summary>
    public bool RequestOnly { get; init; }

    /// <summary>Gets a value indicating whether a failed job is reported in the results of its days and does not end the run.</summary>
    public bool ContinueOnError { get; init; }

    /// <summary>Gets the request whose name, webhook and email address are used for all jobs, or <see langword="null"/> to use the default name.</summary>
    public CreateJobRequest? Template { get; init; }

    /// <summary>Creates the request for a job.</summary>
    public CreateJobRequest CreateJobRequest(ResourceType resourceType, OpenJob job) =>
        new()
        {
            ResourceType = resourceType,
            StartDay = job.StartDay,
            EndDay = job.EndDay,
            FriendlyName =
                Template?.FriendlyName
                ?? FormattableString.Invariant($"{resourceType} {job.StartDay:yyyy-MM-dd} to {job.EndDay:yyyy-MM-dd}"),
            Webhook = Template?.Webhook,
            Email = Template?.Email,
        };
}
