using System.Globalization;
using BulkExport.Client;

namespace BulkExport.Samples.Views;

/// <summary>The facts of a job in words, the same in every view.</summary>
internal static class JobText
{
    public static string Title(Job job)
    {
        var records = job.ResourceType?.Value ?? "Records";
        return job.DayCount == 0
            ? $"{records} of unknown days"
            : $"{records} of {Days(job.DayCount)}, {DayRanges.Short(DayMap.Of(job).Days)}";
    }

    public static int DoneDays(Job job) => Math.Max(0, job.DayCount - job.Summary.Pending.Count);

    public static string Progress(Job job) => $"{DoneDays(job)} of {Days(job.DayCount)}";

    public static string Days(int count) => count == 1 ? "1 day" : $"{count} days";

    /// <summary>What came of a finished job, in a line.</summary>
    public static string Outcome(Job job)
    {
        var outcome = job.Summary;
        var parts = new[]
        {
            Part(outcome.Completed, "completed"),
            Part(outcome.Empty, "empty"),
            Part(outcome.Failed, "failed"),
            Part(outcome.Deleted, "deleted"),
        }.Where(part => part is not null);
        return $"Finished: {string.Join(", ", parts)}.";

        static string? Part(JobDayGroup days, string word) =>
            days.Count == 0 ? null
            : word is "failed" or "deleted" && days.Days.Count == days.Count ? $"{days.Count} {word} ({DayRanges.Full(days.Days)})"
            : $"{days.Count} {word}";
    }

    /// <summary>Whom the service tells at the end, without a mail address or a query, which may be secret.</summary>
    public static string? Notifies(Job job)
    {
        var webhook = Webhook(job.WebhookUrl, job.WebhookMethod);
        var mail = string.IsNullOrEmpty(job.Email) ? null : "a mail address";
        return webhook is null && mail is null ? null : string.Join(" and ", new[] { webhook, mail }.OfType<string>());
    }

    public static string? Webhook(Uri? address, HttpMethod? method) =>
        address is { IsAbsoluteUri: true } url
            ? $"{method?.Method} {url.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped)}".Trim()
            : null;

    public static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);

    /// <summary>An estimate as people want it: when, and in how long.</summary>
    public static string Estimate(DateTimeOffset end, DateTimeOffset now)
    {
        var when = end.UtcDateTime.Date == now.UtcDateTime.Date ? Time(end)["yyyy-MM-dd ".Length..] : Time(end);
        return end > now ? $"{when}, in {Duration(end - now)}" : $"{when}, any moment now";
    }

    /// <summary>A time to two units: <c>4 s</c>, <c>3 min 20 s</c>, <c>2 h 5 min</c>, <c>1 d 4 h</c>.</summary>
    public static string Duration(TimeSpan time) =>
        time switch
        {
            { TotalSeconds: < 60 } => $"{(int)time.TotalSeconds} s",
            { TotalMinutes: < 60 } => $"{time.Minutes} min {time.Seconds} s",
            { TotalHours: < 24 } => $"{time.Hours} h {time.Minutes} min",
            _ => $"{time.Days} d {time.Hours} h",
        };
}
