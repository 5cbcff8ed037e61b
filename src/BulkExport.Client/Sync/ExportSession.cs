namespace BulkExport.Client;

/// <summary>Represents the state of one resource type during a run.</summary>
internal sealed class ExportSession(IExportStore store, ResourceType resourceType)
{
    private Dictionary<DateOnly, StoredDay> _stored = [];

    public ResourceType ResourceType { get; } = resourceType;

    public DayIndex Index { get; private set; } = new(store, resourceType);

    public OpenJobs OpenJobs { get; } = new(store, resourceType);

    /// <summary>Gets or sets the days that the service lists, or <see langword="null"/> if they have not been requested or the list is incomplete.</summary>
    public ILookup<DateOnly, ExportedDay>? Listed { get; set; }

    /// <summary>Gets the results of the days that have been processed.</summary>
    public Dictionary<DateOnly, DayOutcome> Outcomes { get; } = [];

    /// <summary>Gets the listed days whose files are not available.</summary>
    public HashSet<DateOnly> Unavailable { get; } = [];

    /// <summary>Gets or sets a value indicating whether days are to be planned again.</summary>
    public bool IsPlanOutdated { get; set; }

    /// <summary>Loads the content of the store. The open jobs are loaded first: a day whose job another run has completed since then is in the index.</summary>
    public async Task LoadAsync(DateOnly start, DateOnly end, bool confirm, CancellationToken cancellationToken)
    {
        IsPlanOutdated = false;
        await OpenJobs.LoadAsync(cancellationToken).ConfigureAwait(false);
        Index = new DayIndex(store, ResourceType);
        await Index.LoadAsync(start, end, cancellationToken).ConfigureAwait(false);
        _stored = await StoredDayReader.ReadAsync(store, ResourceType, Index, start, end, confirm, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Counts the days of open jobs that have not been created for certain, and may therefore be requested again.</summary>
    public async Task<int> CountUncreatedDaysAsync(DateOnly start, DateOnly end, CancellationToken cancellationToken)
    {
        var count = 0;
        foreach (var open in OpenJobs.Jobs.Where(open => open.Overlaps(start, end)))
        {
            var file = new JobDocumentFile(store, ExportPaths.GetJobPath(ResourceType, open));
            var document = await file.ReadAsync(cancellationToken).ConfigureAwait(false);
            count += document is { State: JobRequestState.Created } ? 0 : DayRange.Count(open.StartDay, open.EndDay);
        }

        return count;
    }

    public StoredDay GetStored(DateOnly day) => _stored.GetValueOrDefault(day);

    public PlanResource CreatePlanResource()
    {
        lock (Outcomes)
        {
            var resource = new PlanResource
            {
                ResourceType = ResourceType,
                Stored = _stored,
                OpenJobs = OpenJobs.Jobs,
                Unavailable = Unavailable,
                Processed = Outcomes.Keys.ToHashSet(),
            };
            return Listed is null ? resource : resource with { Listed = Listed };
        }
    }

    public void SetOutcome(DayOutcome outcome)
    {
        lock (Outcomes)
        {
            Outcomes[outcome.Day] = outcome;
        }
    }

    public void SetUnavailable(DateOnly day)
    {
        lock (Outcomes)
        {
            Unavailable.Add(day);
            IsPlanOutdated = true;
        }
    }
}
