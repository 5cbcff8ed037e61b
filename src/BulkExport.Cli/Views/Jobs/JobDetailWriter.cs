using System.Globalization;
using BulkExport.Cli.Views.Formatting;
using BulkExport.Cli.Views.Statuses;

namespace BulkExport.Cli.Views.Jobs;

/// <summary>Writes the details of a job as lines, each with a name and a value. The names of the statuses are those of the service.</summary>
internal static class JobDetailWriter
{
    public static void Write(Job job, TextWriter output)
    {
        output.WriteLine($"Job: {job.JobSid}");
        WriteIfPresent("Name", JobFormatter.FormatName(job.FriendlyName), output);
        WriteIfPresent("Resource type", JobFormatter.FormatResourceType(job), output);
        var map = DayStatusMap.Create(job);
        WriteIfPresent("Days", DateRangeFormatter.FormatFull(map.Days), output);
        output.WriteLine($"Done: {JobFormatter.FormatProgress(job)}");
        WriteIfPresent("Queue position", job.QueuePosition?.ToString(CultureInfo.InvariantCulture), output);
        WriteIfPresent("Estimated completion", job.EstimatedCompletionTime is { } end ? JobFormatter.FormatTime(end) : null, output);
        WriteIfPresent("Webhook", JobFormatter.FormatWebhook(job.WebhookUrl, job.WebhookMethod), output);
        WriteIfPresent("Notification email", JobFormatter.FormatNotificationEmail(job), output);
        foreach (var bucket in job.Details)
        {
            var days = DateRangeFormatter.FormatFull(map.GetDays(bucket.Status));
            output.WriteLine($"{FormatStatus(bucket.Status)}: {bucket.Count}{(days.Length > 0 ? $" ({days})" : string.Empty)}");
        }
    }

    /// <summary>Formats the name of a status.</summary>
    public static string FormatStatus(JobStatus status) => status == default ? "No status" : status.ToString();

    private static void WriteIfPresent(string name, string? value, TextWriter output)
    {
        if (!string.IsNullOrEmpty(value))
        {
            output.WriteLine($"{name}: {value}");
        }
    }
}
