using BulkExport.Cli.Views.Formatting;
using BulkExport.Cli.Views.Statuses;
using Spectre.Console;

namespace BulkExport.Cli.Views.Jobs;

/// <summary>Creates a progress bar of the finished days of a job, with each status in its color.</summary>
internal static class JobProgressBar
{
    public static ProgressBar Create(Job job) =>
        new(
            job.DayCount,
            StatusStyle
                .Known.Where(style => style.Status.IsTerminal)
                .Select(style => ((long)job.Details.GetDayCount(style.Status), style.Style)),
            JobFormatter.FormatProgress(job),
            Style.Plain
        );
}
