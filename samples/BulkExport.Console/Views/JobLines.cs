using BulkExport.Client;

namespace BulkExport.Samples.Views;

/// <summary>A job as plain lines, each with a name and a value. Statuses are named as the service names them.</summary>
internal static class JobLines
{
    public static void Write(Job job, TextWriter output)
    {
        output.WriteLine($"Job: {job.JobSid}");
        WriteIfKnown("Name", job.FriendlyName, output);
        WriteIfKnown("Records", job.ResourceType?.Value, output);
        var map = DayMap.Of(job);
        WriteIfKnown("Days", DayRanges.Full(map.Days), output);
        output.WriteLine($"Done: {JobText.Progress(job)}");
        WriteIfKnown("Queue position", job.QueuePosition?.ToString(System.Globalization.CultureInfo.InvariantCulture), output);
        WriteIfKnown("Estimate", job.EstimatedCompletionTime is { } end ? JobText.Time(end) : null, output);
        WriteIfKnown("Notifies", JobText.Notifies(job), output);
        foreach (var bucket in job.Details)
        {
            var days = DayRanges.Full(map.DaysIn(bucket.Status));
            output.WriteLine($"{Name(bucket)}: {bucket.Count}{(days.Length > 0 ? $" ({days})" : string.Empty)}");
        }
    }

    private static string Name(JobStatusBucket bucket) => bucket.Status == default ? "No status" : bucket.Status.Value;

    private static void WriteIfKnown(string name, string? value, TextWriter output)
    {
        if (!string.IsNullOrEmpty(value))
        {
            output.WriteLine($"{name}: {value}");
        }
    }
}
