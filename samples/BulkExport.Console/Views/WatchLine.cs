using BulkExport.Client;

namespace BulkExport.Samples.Views;

/// <summary>A state of a followed job in a line. Statuses are named as the service names them.</summary>
internal static class WatchLine
{
    /// <summary>Describes a state after another. An estimate that stays is not said again.</summary>
    public static string Of(Job job, Job? before)
    {
        var parts = new List<string>
        {
            $"{JobText.Progress(job)} done",
            job.Details.Count == 0 ? "not sorted yet" : string.Join(", ", job.Details.OrderBy(bucket => StatusLook.OrderOf(bucket.Status))),
        };
        if (job.QueuePosition is { } position)
        {
            parts.Add($"place {position} in the queue");
        }

        if (job.EstimatedCompletionTime is { } end && end != before?.EstimatedCompletionTime)
        {
            parts.Add($"estimate {JobText.Time(end)}");
        }

        return string.Join("; ", parts);
    }
}
