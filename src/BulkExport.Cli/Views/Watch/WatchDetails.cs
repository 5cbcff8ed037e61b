using BulkExport.Cli.Views.Formatting;
using BulkExport.Cli.Views.Jobs;

namespace BulkExport.Cli.Views.Watch;

/// <summary>Creates the details of a watched job.</summary>
internal static class WatchDetails
{
    public static KeyValueGrid Create(Job job, TimeSpan elapsed, DateTimeOffset now) =>
        new KeyValueGrid()
            .Add("queue", JobFormatter.FormatQueuePosition(job))
            .Add("estimate", JobFormatter.FormatEstimate(job, now))
            .Add("elapsed", JobFormatter.FormatDuration(elapsed));
}
