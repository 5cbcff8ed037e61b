using BulkExport.Client;
using Spectre.Console;

namespace BulkExport.Samples.Views;

/// <summary>What a status looks like: a sign of its own, so that nothing depends on colour; one of the terminal's own colours, so that it
/// suits a light and a dark theme; a word for people.</summary>
internal sealed record StatusLook(JobStatus Status, char Sign, Style Style, string Word)
{
    /// <summary>All known statuses, in the order of views: what is done, what runs, what waits.</summary>
    public static IReadOnlyList<StatusLook> Known { get; } =
    [
        new(JobStatus.Completed, '■', Color.Green, "completed"),
        new(JobStatus.CompletedEmptyRecords, '□', Color.Teal, "empty"),
        new(JobStatus.Failed, '×', Color.Red, "failed"),
        new(JobStatus.DeletedByUserRequest, '-', Color.Purple, "deleted"),
        new(JobStatus.Running, '►', Color.Blue, "running"),
        new(JobStatus.RunningToBeDeleted, '≈', Color.Purple, "being deleted"),
        new(JobStatus.ErrorDuringRun, '!', Color.Olive, "retrying"),
        new(JobStatus.Submitted, '·', Quiet.Style, "waiting"),
    ];

    /// <summary>A day that the service has not sorted yet, or does not name.</summary>
    public static StatusLook Unsorted { get; } = new(default, '·', Quiet.Style, "not sorted yet");

    /// <summary>The sign and its colour, as markup.</summary>
    public string Markup => $"[{Style.ToMarkup()}]{Sign}[/]";

    public static StatusLook Of(JobStatus status) =>
        status == default
            ? Unsorted
            : Known.FirstOrDefault(look => look.Status == status) ?? new StatusLook(status, '?', Color.Purple, status.Value);

    /// <summary>The place of a status among others.</summary>
    public static int OrderOf(JobStatus status)
    {
        var place = Known.Index().Where(known => known.Item.Status == status).Select(known => known.Index);
        return place.FirstOrDefault(Known.Count);
    }
}
