using System.Globalization;
using BulkExport.Cli.Views.Formatting;
using BulkExport.Cli.Views.Statuses;

namespace BulkExport.Cli.Views.Jobs;

/// <summary>Formats the properties of a job for all views.</summary>
internal static class JobFormatter
{
    public static string FormatTitle(Job job)
    {
        var resourceType = FormatResourceType(job) ?? "Records";
        return job.DayCount == 0
            ? $"{resourceType} of unknown days"
            : $"{resourceType} of {FormatDays(job.DayCount)}, {DateRangeFormatter.FormatShort(DayStatusMap.Create(job).Days)}";
    }

    public static string? FormatResourceType(Job job) =>
        job.ResourceType is { } type ? DisplayText.FormatIdentifier(type.Value, "resource type") : null;

    /// <summary>Formats the friendly name of a job, without the backslash that the service adds before each hyphen, or returns <see langword="null"/> if it has none.</summary>
    public static string? FormatName(string? name) =>
        string.IsNullOrEmpty(name) ? null : DisplayText.FormatName(name.Replace(@"\-", "-", StringComparison.Ordinal));

    public static int CountFinishedDays(Job job) => Math.Max(0, job.DayCount - job.Summary.Pending.Count);

    public static string FormatProgress(Job job) => $"{CountFinishedDays(job)} of {FormatDays(job.DayCount)}";

    public static string FormatDays(int count) => count == 1 ? "1 day" : $"{count} days";

    /// <summary>Formats the result of a finished job as a single line. The days of a failure status are included if all of them are reported or can
    /// be inferred.</summary>
    public static string FormatSummary(Job job)
    {
        var map = DayStatusMap.Create(job);
        var parts = StatusStyle
            .Known.Where(style => style.Status.IsTerminal && job.Details.GetDayCount(style.Status) > 0)
            .Select(style => FormatStatus(style, job.Details.GetDayCount(style.Status), [.. map.GetDays(style.Status)]));
        return $"Finished: {string.Join(", ", parts)}.";

        static string FormatStatus(StatusStyle style, int count, DateOnly[] days) =>
            style.IsFailure && days.Length == count
                ? $"{count} {style.Label} ({DateRangeFormatter.FormatFull(days)})"
                : $"{count} {style.Label}";
    }

    /// <summary>Formats whether a job has a notification email address, without the address, which is personal data.</summary>
    public static string? FormatNotificationEmail(Job job) => string.IsNullOrEmpty(job.Email) ? null : "configured";

    /// <summary>Formats the HTTP method, the scheme and the host of a webhook. The rest of the URI may contain secrets.</summary>
    public static string? FormatWebhook(Uri? uri, HttpMethod? method) =>
        uri is { IsAbsoluteUri: true } ? $"{DisplayText.FormatMethod(method)} {DisplayText.FormatOrigin(uri)}".Trim() : null;

    public static string? FormatQueuePosition(Job job) => job.QueuePosition is { } position ? $"position {position}" : null;

    public static string FormatTime(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);

    /// <summary>Formats the estimated completion time, if the service reports it, and the remaining time.</summary>
    public static string? FormatEstimate(Job job, DateTimeOffset now)
    {
        if (job.EstimatedCompletionTime is not { } end)
        {
            return null;
        }

        var time = end.UtcDateTime.Date == now.UtcDateTime.Date ? FormatTime(end)["yyyy-MM-dd ".Length..] : FormatTime(end);
        return end > now ? $"{time}, in {FormatDuration(end - now)}" : $"{time}, overdue";
    }

    /// <summary>Formats a duration with at most two units: <c>4 s</c>, <c>3 min 20 s</c>, <c>2 h 5 min</c>, <c>1 d 4 h</c>.</summary>
    public static string FormatDuration(TimeSpan time) =>
        time switch
        {
            { TotalSeconds: < 60 } => $"{(int)time.TotalSeconds} s",
            { TotalMinutes: < 60 } => $"{time.Minutes} min {time.Seconds} s",
            { TotalHours: < 24 } => $"{time.Hours} h {time.Minutes} min",
            _ => $"{time.Days} d {time.Hours} h",
        };
}
