using BulkExport.Cli.Infrastructure;
using BulkExport.Cli.Views.Formatting;
using BulkExport.Cli.Views.Jobs;

namespace BulkExport.Cli.Views.Sync;

/// <summary>Formats the days, the plan and the jobs of a synchronization for all views.</summary>
internal static class SyncFormatter
{
    /// <summary>Formats the number of days in each status: <c>366 downloaded, 2 empty, 434 deferred</c>.</summary>
    public static string FormatCounts(IReadOnlyCollection<SyncDayResult> days)
    {
        var counts = Enum.GetValues<SyncDayStatus>()
            .Select(status => (Status: status, Count: days.Count(day => day.Status == status)))
            .Where(status => status.Count > 0)
            .Select(status => $"{status.Count} {SyncDayStyle.Get(status.Status, jobStatus: default).Label}")
            .ToArray();
        return counts.Length == 0 ? "none" : string.Join(", ", counts);
    }

    /// <summary>Formats how many days are deferred, and until when: <c>434 days until 2026-11-25 – 11-26</c>.</summary>
    public static string? FormatDeferred(IEnumerable<SyncDayResult> days)
    {
        var deferred = days.Where(day => day.Status == SyncDayStatus.Deferred).ToArray();
        DateOnly[] dates = [.. deferred.Select(day => day.DeferredUntil).OfType<DateOnly>().Distinct().Order()];
        return deferred.Length == 0 ? null
            : dates.Length == 0 ? $"{JobFormatter.FormatDays(deferred.Length)}, because no days are requested"
            : dates.Length == 1 ? $"{JobFormatter.FormatDays(deferred.Length)} until {DateRangeFormatter.FormatFull(dates[0])}"
            : $"{JobFormatter.FormatDays(deferred.Length)} until {DateRangeFormatter.FormatFull(dates[0])} to {DateRangeFormatter.FormatFull(dates[^1])}";
    }

    /// <summary>Groups the failed and the pending days by resource type and reason.</summary>
    public static IEnumerable<(ResourceType ResourceType, IReadOnlyList<DateOnly> Days, string Reason)> GroupUnfinished(
        SyncResult result
    ) =>
        result
            .Days.Where(day => day.Status is SyncDayStatus.Failed or SyncDayStatus.Pending)
            .GroupBy(day => (day.ResourceType, Reason: GetReason(day)))
            .Select(group => (group.Key.ResourceType, (IReadOnlyList<DateOnly>)[.. group.Select(day => day.Day)], group.Key.Reason));

    /// <summary>Formats the reason of a day of the plan.</summary>
    public static string FormatReason(SyncReason reason) =>
        reason switch
        {
            SyncReason.Present => "the store has the file",
            SyncReason.NoRecords => "no records",
            SyncReason.Missing => "missing",
            SyncReason.FailedPreviously => "failed or deleted in an earlier job",
            SyncReason.ReexportDue => "due to be exported once more",
            SyncReason.InProgress => "requested earlier",
            _ => "requested",
        };

    public static string FormatAction(SyncAction action) =>
        action switch
        {
            SyncAction.Download => "download",
            SyncAction.Resume => "resume",
            SyncAction.Request => "request",
            SyncAction.Defer => "defer",
            _ => "keep",
        };

    /// <summary>Formats a job that is not finished: its days and its progress.</summary>
    public static string FormatJob(Job job)
    {
        var parts = new List<string> { $"{JobFormatter.FormatTitle(job)}: {JobFormatter.CountFinishedDays(job)} done" };
        if (JobFormatter.FormatQueuePosition(job) is { } position)
        {
            parts.Add($"queue {position}");
        }

        return string.Join(", ", parts);
    }

    private static string GetReason(SyncDayResult day) =>
        day.Error switch
        {
            null => "the job is not finished",
            BulkExportDayException => "the service failed to export the day, or the day was deleted",
            var error => ErrorReporter.FormatMessage(error.Message),
        };
}
