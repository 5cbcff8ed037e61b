namespace BulkExport.Client;

/// <summary>What a store holds for one day.</summary>
/// <remarks>
/// A content is announced before it is committed and confirmed afterwards. Announced contents are retained, because a slow writer may
/// still commit them: whatever the file of the day contains, its checksum leads to the job it came from.
/// </remarks>
internal sealed record DayEntry
{
    private const int MaxFiles = 16;

    public IReadOnlyList<IndexedFile> Files
    {
        get;
        init => field = value ?? [];
    } = [];

    /// <summary>Gets the job for which the day has no records.</summary>
    public JobSid? NoRecordsJobSid { get; init; }

    /// <summary>Gets the place of that job in the order of jobs.</summary>
    public long NoRecordsSequence { get; init; }

    /// <summary>Gets the highest place of a job in the order of jobs.</summary>
    internal long LastSequence => Files.Select(file => file.Sequence).Append(NoRecordsSequence).Max();

    internal IndexedFile? ConfirmedFile => Files.FirstOrDefault(file => file.IsConfirmed);

    /// <summary>Adds a content that is about to be committed.</summary>
    public DayEntry Announce(IndexedFile file)
    {
        var known = Files.FirstOrDefault(other => other.Sha256 == file.Sha256);
        var announced = known is null
            ? file with
            {
                IsConfirmed = false,
            }
            : (file.Sequence > known.Sequence ? file : known) with
            {
                IsConfirmed = known.IsConfirmed,
                StoreVersion = known.StoreVersion,
            };
        return With(announced);
    }

    /// <summary>Records which of the known contents the file has.</summary>
    public DayEntry Confirm(IndexedFile file, string storeVersion)
    {
        var known = Files.FirstOrDefault(other => other.Sha256 == file.Sha256) ?? file;
        var confirmed = known with { IsConfirmed = true, StoreVersion = storeVersion };
        var others = this with { Files = [.. Files.Select(other => other with { IsConfirmed = false, StoreVersion = null })] };
        return others.With(confirmed);
    }

    /// <summary>Records that the day has no records.</summary>
    public DayEntry WithoutRecords(JobSid jobSid, long sequence) =>
        sequence > NoRecordsSequence || NoRecordsJobSid is null
            ? this with
            {
                NoRecordsJobSid = jobSid,
                NoRecordsSequence = sequence,
            }
            : this;

    private DayEntry With(IndexedFile file) =>
        this with
        {
            Files = [.. Files.Where(other => other.Sha256 != file.Sha256).Append(file).TakeLast(MaxFiles)],
        };
}
