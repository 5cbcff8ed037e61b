using BulkExport.Cli.Views.Formatting;
using Spectre.Console;

namespace BulkExport.Cli.Views.Statuses;

/// <summary>Defines how a status is displayed in all views.</summary>
/// <param name="Status">The status.</param>
/// <param name="Symbol">A symbol that is unique among the known statuses, so that no view depends on color.</param>
/// <param name="Style">A color of the terminal palette, which is readable in light and dark themes.</param>
/// <param name="Label">The display name.</param>
internal sealed record StatusStyle(JobStatus Status, char Symbol, Style Style, string Label)
{
    /// <summary>Gets a value indicating whether the legend contains the status even if no day is in it, so that the layout is stable.</summary>
    public bool IsAlwaysShown { get; private init; }

    /// <summary>Gets a value indicating whether the status is a failure. Summaries list its days, and it determines the style of the job.</summary>
    public bool IsFailure { get; private init; }

    /// <summary>Gets the known statuses in display order: terminal, running, queued.</summary>
    public static IReadOnlyList<StatusStyle> Known { get; } =
    [
        new(JobStatus.Completed, '■', Color.Green, "completed") { IsAlwaysShown = true },
        new(JobStatus.CompletedEmptyRecords, '□', Color.Teal, "empty") { IsAlwaysShown = true },
        new(JobStatus.Failed, '×', Color.Red, "failed") { IsAlwaysShown = true, IsFailure = true },
        new(JobStatus.DeletedByUserRequest, '-', Color.Purple, "deleted") { IsFailure = true },
        new(JobStatus.Running, '►', Color.Blue, "running") { IsAlwaysShown = true },
        new(JobStatus.RunningToBeDeleted, '≈', Color.Purple, "deleting"),
        new(JobStatus.ErrorDuringRun, '!', Color.Olive, "retrying"),
        new(JobStatus.Submitted, '·', DimStyle.Style, "queued") { IsAlwaysShown = true },
    ];

    /// <summary>Gets the style of a day whose status the service has not reported.</summary>
    public static StatusStyle Unreported { get; } = new(default, '·', DimStyle.Style, "not reported");

    /// <summary>Gets the symbol in its color, as markup.</summary>
    public string Markup => $"[{Style.ToMarkup()}]{Symbol}[/]";

    /// <summary>Gets the style of a status. An unknown status is displayed with the name that the service sends.</summary>
    public static StatusStyle Get(JobStatus status) =>
        status == default
            ? Unreported
            : Known.FirstOrDefault(style => style.Status == status) ?? new StatusStyle(status, '?', Color.Purple, status.ToString());

    /// <summary>Gets the style of the most important status of a job: failures first, then the progress.</summary>
    public static StatusStyle GetForJob(Job job) =>
        Known.FirstOrDefault(style => style.IsFailure && job.Details.GetDayCount(style.Status) > 0)
        ?? Get(
            job.IsFinished ? JobStatus.Completed
            : job.Details.Any(bucket => bucket.Count > 0 && bucket.Status != JobStatus.Submitted) ? JobStatus.Running
            : JobStatus.Submitted
        );

    /// <summary>Sorts the buckets of a job in display order.</summary>
    public static IEnumerable<JobStatusBucket> SortForDisplay(JobDetails details) => details.OrderBy(bucket => GetOrder(bucket.Status));

    private static int GetOrder(JobStatus status)
    {
        var index = Known.Index().Where(known => known.Item.Status == status).Select(known => known.Index);
        return index.FirstOrDefault(Known.Count);
    }
}
