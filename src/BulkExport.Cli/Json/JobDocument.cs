using BulkExport.Cli.Views.Jobs;
using BulkExport.Cli.Views.Statuses;

namespace BulkExport.Cli.Json;

/// <summary>Describes a job: the output of <c>job create</c>, <c>job show</c> and <c>job watch</c>, and a line of <c>job list</c>.</summary>
internal sealed record JobDocument(
    string JobSid,
    string? ResourceType,
    string? FriendlyName,
    DateOnly? StartDay,
    DateOnly? EndDay,
    int DayCount,
    int FinishedDayCount,
    bool IsFinished,
    int? QueuePosition,
    DateTimeOffset? EstimatedCompletionTime,
    WebhookDocument? Webhook,
    bool HasNotificationEmail,
    IReadOnlyList<JobStatusDocument> Statuses
)
{
    public static JobDocument Create(Job job)
    {
        var map = DayStatusMap.Create(job);
        return new(
            job.JobSid.ToString(),
            JobFormatter.FormatResourceType(job),
            JobFormatter.FormatName(job.FriendlyName),
            job.StartDay,
            job.EndDay,
            job.DayCount,
            JobFormatter.CountFinishedDays(job),
            job.IsFinished,
            job.QueuePosition,
            job.EstimatedCompletionTime,
            WebhookDocument.Create(job.WebhookUrl, job.WebhookMethod),
            !string.IsNullOrEmpty(job.Email),
            [
                .. StatusStyle
                    .SortForDisplay(job.Details)
                    .Select(bucket => new JobStatusDocument(
                        JobDetailWriter.FormatStatus(bucket.Status),
                        bucket.Count,
                        [.. map.GetDays(bucket.Status)]
                    )),
            ]
        );
    }
}
