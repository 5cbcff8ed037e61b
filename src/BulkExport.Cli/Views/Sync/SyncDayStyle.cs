using BulkExport.Cli.Views.Formatting;
using BulkExport.Cli.Views.Statuses;
using Spectre.Console;

namespace BulkExport.Cli.Views.Sync;

/// <summary>Defines how the state of a day of a synchronization is displayed. A pending day has the state of its job.</summary>
/// <param name="Symbol">A symbol that is unique among the states, so that no view depends on color.</param>
/// <param name="Style">A color of the terminal palette, which is readable in light and dark themes.</param>
/// <param name="Label">The display name.</param>
internal sealed record SyncDayStyle(char Symbol, Style Style, string Label)
{
    private static readonly SyncDayStyle Present = new('■', Color.Green, "present");
    private static readonly SyncDayStyle Downloaded = new('●', Color.Green, "downloaded");
    private static readonly SyncDayStyle Reexported = new('◆', Color.Green, "re-exported");
    private static readonly SyncDayStyle NoRecords = new('□', Color.Teal, "empty");
    private static readonly SyncDayStyle Failed = new('×', Color.Red, "failed");
    private static readonly SyncDayStyle Exported = new('○', Color.Blue, "exported");
    private static readonly SyncDayStyle Running = new('►', Color.Blue, "running");
    private static readonly SyncDayStyle Pending = new('·', DimStyle.Style, "pending");
    private static readonly SyncDayStyle Deferred = new('~', Color.Olive, "deferred");

    /// <summary>Gets the states in display order.</summary>
    public static IReadOnlyList<SyncDayStyle> All { get; } =
    [Present, Downloaded, Reexported, NoRecords, Failed, Exported, Running, Pending, Deferred];

    /// <summary>Gets the style of each day of a synchronization.</summary>
    public static IEnumerable<(SyncDayResult Day, SyncDayStyle Style)> GetAll(SyncProgress progress)
    {
        var statuses = progress.Jobs.Select(job => (job.ResourceType, Map: DayStatusMap.Create(job))).ToArray();
        return progress.Days.Select(day => (day, Get(day.Status, GetJobStatus(day))));

        JobStatus GetJobStatus(SyncDayResult day) =>
            day.Status == SyncDayStatus.Pending
                ? statuses
                    .Where(job => job.ResourceType == day.ResourceType)
                    .Select(job => job.Map.GetStatus(day.Day))
                    .FirstOrDefault(status => status != default)
                : default;
    }

    public static SyncDayStyle Get(SyncDayStatus status, JobStatus jobStatus) =>
        status switch
        {
            SyncDayStatus.Present => Present,
            SyncDayStatus.Downloaded => Downloaded,
            SyncDayStatus.Reexported => Reexported,
            SyncDayStatus.NoRecords => NoRecords,
            SyncDayStatus.Failed => Failed,
            SyncDayStatus.Deferred => Deferred,
            _ when jobStatus == JobStatus.Running || jobStatus == JobStatus.ErrorDuringRun => Running,
            _ when jobStatus == JobStatus.Completed => Exported,
            _ when jobStatus == JobStatus.CompletedEmptyRecords => NoRecords,
            _ when jobStatus == JobStatus.Failed || jobStatus == JobStatus.DeletedByUserRequest => Failed,
            _ => Pending,
        };
}
