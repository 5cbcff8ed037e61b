using BulkExport.Client;

namespace BulkExport.Samples.Views;

/// <summary>What a person who waits for a job wants to know.</summary>
internal static class WatchFacts
{
    public static FactGrid Of(Job job, TimeSpan waited, DateTimeOffset now) =>
        new FactGrid()
            .Add("queue", job.QueuePosition is { } position ? $"place {position}" : null)
            .Add("estimate", job.EstimatedCompletionTime is { } end ? JobText.Estimate(end, now) : null)
            .Add("waited", JobText.Duration(waited));
}
