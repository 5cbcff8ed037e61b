using BulkExport.Cli.Views.Jobs;
using BulkExport.Cli.Views.Statuses;

namespace BulkExport.Cli.Views.Watch;

/// <summary>Formats the state of a watched job as a single line. The names of the statuses are those of the service.</summary>
internal static class WatchLine
{
    /// <summary>Formats a state. An estimate that has not changed since the previous state is omitted.</summary>
    public static string Format(Job job, Job? previous)
    {
        var parts = new List<string>
        {
            $"{JobFormatter.FormatProgress(job)} done",
            job.Details.Count == 0 ? "no statuses yet" : string.Join(", ", StatusStyle.SortForDisplay(job.Details)),
        };
        if (job.QueuePosition is { } position)
        {
            parts.Add($"queue position {position}");
        }

        if (job.EstimatedCompletionTime is { } end && end != previous?.EstimatedCompletionTime)
        {
            parts.Add($"estimated completion {JobFormatter.FormatTime(end)}");
        }

        return string.Join("; ", parts);
    }
}
