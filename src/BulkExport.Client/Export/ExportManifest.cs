namespace BulkExport.Client;

/// <summary>What an export notes beside its files, so that it can be killed at any moment and run again.</summary>
internal sealed record ExportManifest
{
    /// <summary>When the job was asked for.</summary>
    public DateTimeOffset RequestedAt { get; init; }

    /// <summary>The jobs over the same days that there were before it was asked for.</summary>
    public IReadOnlyList<JobSid> Before
    {
        get;
        init => field = value ?? [];
    } = [];

    /// <summary>The job; not known between the request for it and the note of its SID.</summary>
    public JobSid? JobSid { get; init; }

    /// <summary>The job once it is finished, without anybody's address. The service forgets it after 7 days; the folder does not.</summary>
    public Job? Finished { get; init; }

    /// <summary>The days that nothing is missing of: the length of the file, or nothing for a day without records.</summary>
    public IReadOnlyDictionary<DateOnly, long?> Settled
    {
        get;
        init => field = value ?? new Dictionary<DateOnly, long?>();
    } = new Dictionary<DateOnly, long?>();

    /// <summary>The manifest with what a run has settled.</summary>
    public ExportManifest With(ExportResult result)
    {
        var settled = Settled.ToDictionary();
        foreach (var day in result.Days.Where(day => day.File is not null || day.Status == ExportDayStatus.NoRecords))
        {
            settled[day.Day] = day.File?.Size;
        }

        return this with
        {
            Settled = settled,
        };
    }

    /// <summary>Whether the other notes the same days as settled.</summary>
    public bool SettlesWhat(ExportManifest other) =>
        Settled.Count == other.Settled.Count && Settled.All(day => other.Settled.TryGetValue(day.Key, out var size) && size == day.Value);
}
