namespace BulkExport.Client;

/// <summary>Represents the entry of one day in the index of a store.</summary>
/// <remarks>
/// A file is recorded as pending before it is committed, and as confirmed afterwards. Pending files are retained, because a slow writer may still
/// commit them. The checksum of a file therefore always identifies the job that exported it.
/// </remarks>
internal sealed record DayEntry
{
    private const int MaxFiles = 16;

    public IReadOnlyList<IndexedFile> Files
    {
        get;
        init => field = value ?? [];
    } = [];

    /// <summary>Gets the SID of the job for which the day has no records.</summary>
    public JobSid? NoRecordsJobSid { get; init; }

    /// <summary>Gets the sequence number of that job.</summary>
    public long NoRecordsSequence { get; init; }

    /// <summary>Gets the highest sequence number of the jobs in this entry.</summary>
    internal long LastSequence => Files.Select(file => file.Sequence).Append(NoRecordsSequence).Max();

    internal IndexedFile? ConfirmedFile => Files.FirstOrDefault(file => file.IsConfirmed);

    /// <summary>Records a file that is about to be committed.</summary>
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

    /// <summary>Records that a file was committed.</summary>
    public DayEntry Confirm(IndexedFile file, string storeVersion)
    {
        var known = Files.FirstOrDefault(other => other.Sha256 == file.Sha256) ?? file;
        var confirmed = known with { IsConfirmed = true, StoreVersion = storeVersion };
        var others = this with { Files = [.. Files.Select(other => other with { IsConfirmed = false, StoreVersion = null })] };
        return others.AddOrReplace(confirmed);
    }

    /// <summary>Records that the day has no records.</summary>
    public DayEntry SetNoRecords(JobSid jobSid, long sequence) =>
        sequence > NoRecordsSequence || NoRecordsJobSid is null
            ? this with
            {
                NoRecordsJobSid = jobSid,
                NoRecordsSequence = sequence,
            }
            : this;

    private DayEntry AddOrReplace(IndexedFile file) =>
        this with
        {
            Files = [.. Files.Where(other => other.Sha256 != file.Sha256).Append(file).TakeLast(MaxFiles)],
        };
}
