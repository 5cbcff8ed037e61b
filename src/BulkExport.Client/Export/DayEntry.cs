namespace BulkExport.Client;

/// <summary>Represents the entry of one day in the index of a store.</summary>
/// <remarks>
/// A file is added as pending before it is committed, and is confirmed afterwards. The last 16 files are retained, because a slow writer may
/// still commit a pending one. The job for which a file was downloaded can therefore be identified by the checksum of the file.
/// </remarks>
internal sealed record DayEntry
{
    private const int MaxFiles = 16;

    public IReadOnlyList<IndexedFile> Files
    {
        get;
        init => field = value ?? [];
    } = [];

    /// <summary>Gets the SID of the job that exported the day without records, or <see langword="null"/> if there is none.</summary>
    public JobSid? NoRecordsJobSid { get; init; }

    /// <summary>Gets the sequence number of the job that <see cref="NoRecordsJobSid"/> identifies.</summary>
    public long NoRecordsSequence { get; init; }

    /// <summary>Gets the UTC date on which the latest finished job that did not replace the file of the day was requested, or <see langword="null"/> if there is
    /// none.</summary>
    public DateOnly? ExportedOn { get; init; }

    /// <summary>Gets the SID of the latest job, if the service failed to export the day or the day was deleted; otherwise, <see langword="null"/>.</summary>
    public JobSid? FailedJobSid { get; init; }

    /// <summary>Gets the highest sequence number of all jobs in the entry.</summary>
    internal long LastSequence => Files.Select(file => file.Sequence).Append(NoRecordsSequence).Max();

    internal bool IsEmpty => Files.Count == 0 && NoRecordsJobSid is null && FailedJobSid is null;

    internal IndexedFile? ConfirmedFile => Files.FirstOrDefault(file => file.IsConfirmed);

    /// <summary>Adds a file that is about to be committed.</summary>
    public DayEntry AddPending(IndexedFile file)
    {
        var known = Files.FirstOrDefault(other => other.Sha256 == file.Sha256);
        var pending = known is null
            ? file with
            {
                IsConfirmed = false,
            }
            : (file.Sequence > known.Sequence ? file : known) with
            {
                IsConfirmed = known.IsConfirmed,
                StoreVersion = known.StoreVersion,
            };
        return AddOrReplace(pending);
    }

    /// <summary>Marks a file as committed, and all other files as pending.</summary>
    public DayEntry Confirm(IndexedFile file, string storeVersion)
    {
        var known = Files.FirstOrDefault(other => other.Sha256 == file.Sha256) ?? file;
        var confirmed = known with { IsConfirmed = true, StoreVersion = storeVersion };
        var others = this with
        {
            Files = [.. Files.Select(other => other with { IsConfirmed = false, StoreVersion = null })],
            FailedJobSid = null,
        };
        return others.AddOrReplace(confirmed);
    }

    /// <summary>Marks the day as empty, unless a later job has already done so.</summary>
    public DayEntry SetNoRecords(JobSid jobSid, long sequence, DateOnly? requestedOn) =>
        sequence > NoRecordsSequence || NoRecordsJobSid is null
            ? SetExported(requestedOn) with
            {
                NoRecordsJobSid = jobSid,
                NoRecordsSequence = sequence,
                FailedJobSid = null,
            }
            : this;

    /// <summary>Records that a finished job has been processed without replacing the file of the day.</summary>
    public DayEntry SetExported(DateOnly? requestedOn) =>
        requestedOn is null || requestedOn <= ExportedOn ? this : this with { ExportedOn = requestedOn };

    /// <summary>Records that the service failed to export the day, or that the day was deleted.</summary>
    public DayEntry SetFailed(JobSid jobSid) => this with { FailedJobSid = jobSid };

    private DayEntry AddOrReplace(IndexedFile file) =>
        this with
        {
            Files = [.. Files.Where(other => other.Sha256 != file.Sha256).Append(file).TakeLast(MaxFiles)],
        };
}
