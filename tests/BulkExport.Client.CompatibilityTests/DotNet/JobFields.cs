using System.Globalization;
using Newtonsoft.Json.Linq;
using Twilio.Rest.Bulkexports.V1.Export;

namespace BulkExport.Client.CompatibilityTests;

/// <summary>The fields of a job as strings, so that the jobs of two clients can be compared.</summary>
internal sealed record JobFields(
    string? JobSid,
    string? ResourceType,
    string? FriendlyName,
    string? StartDay,
    string? EndDay,
    string Details,
    string? WebhookUrl,
    string? WebhookMethod,
    string? Email,
    string? Url,
    string? QueuePosition,
    string? EstimatedCompletionTime
)
{
    public static JobFields From(JobResource job) =>
        new(
            job.JobSid,
            job.ResourceType,
            job.FriendlyName,
            job.StartDay,
            job.EndDay,
            FormatDetails(job.Details),
            job.WebhookUrl,
            job.WebhookMethod,
            job.Email,
            job.Url?.OriginalString,
            job.QueuePosition,
            job.EstimatedCompletionTime
        );

    public static JobFields From(ExportCustomJobResource job) =>
        new(
            job.JobSid,
            job.ResourceType,
            job.FriendlyName,
            job.StartDay,
            job.EndDay,
            FormatDetails(job.Details),
            job.WebhookUrl,
            job.WebhookMethod,
            job.Email,
            Url: null,
            job.QueuePosition,
            job.EstimatedCompletionTime
        );

    public static JobFields From(Job job) =>
        new(
            job.JobSid.ToString(),
            job.ResourceType?.Value,
            job.FriendlyName,
            Format(job.StartDay),
            Format(job.EndDay),
            string.Join(
                "; ",
                job.Details.Select(group => FormatDetail(group.Status.Value, group.Count, group.Days.Select(day => Format(day))))
            ),
            job.WebhookUrl?.OriginalString,
            job.WebhookMethod?.Method,
            job.Email,
            job.Url?.OriginalString,
            job.QueuePosition?.ToString(CultureInfo.InvariantCulture),
            job.EstimatedCompletionTime?.ToString("yyyy-MM-ddTHH:mm:ss.fff", CultureInfo.InvariantCulture)
        );

    private static string FormatDetails(object? details) =>
        string.Join(
            "; ",
            (details is null ? [] : JArray.FromObject(details)).Select(group =>
                FormatDetail((string?)group["status"], (int)group["count"]!, group["days"]!.Select(day => (string?)day))
            )
        );

    private static string FormatDetail(string? status, int count, IEnumerable<string?> days) =>
        $"{count} {status}: {string.Join(' ', days)}";

    private static string? Format(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
