namespace BulkExport.Client;

/// <summary>Determines whether the days for which the service has no file are empty, that is, have no records.</summary>
/// <remarks>
/// <para>
/// A 404 response for a day of a finished job can mean that the day has no records, that its file was removed, or that the file is not available yet.
/// The days are reported as empty if all of the following conditions are met; otherwise, they are reported as not found, and the next run checks again:
/// </para>
/// <list type="bullet">
/// <item>The days that the service lists could be retrieved completely, and include none of these days.</item>
/// <item>The job was requested, or first downloaded, within the last 6 days.</item>
/// <item>The job identifies all of its failed and deleted days.</item>
/// <item>The job has at least one file, and every other day that can have a file has one of this job. The service lists files with a friendly name instead
/// of a job SID. A day has a file of this job if it is listed with the friendly name of the job as many times as there are jobs with this name for the day,
/// because each job has at most one file for a day. The creation dates are within the last 6 days, so no file of the job has been removed yet.</item>
/// <item>If the job reports a number of empty days, the number matches.</item>
/// </list>
/// </remarks>
internal static class EmptyDayDetector
{
    /// <summary>The maximum age of a file, in days: one day less than the retention period of the service, because creation dates have no time.</summary>
    private const int MaxAgeInDays = ExportPlanner.RetentionDays - 1;

    /// <summary>Determines whether all days with the status <see cref="ExportDayStatus.NotFound"/> are empty.</summary>
    /// <param name="job">The finished job.</param>
    /// <param name="results">The results for all days of the job. The days in question have the status <see cref="ExportDayStatus.NotFound"/>.</param>
    /// <param name="listed">The list of days, requested after the files, or <see langword="null"/> if it is incomplete.</param>
    /// <param name="listedJobs">The list of jobs, or <see langword="null"/> if it is incomplete.</param>
    /// <param name="requestedAt">The time at which the job was requested, or first recorded.</param>
    /// <param name="now">The current time.</param>
    /// <returns><see langword="true"/> if the days are empty; <see langword="false"/> if this cannot be determined.</returns>
    public static bool AreMissingDaysEmpty(
        Job job,
        IReadOnlyCollection<ExportDayResult> results,
        ILookup<DateOnly, ExportedDay>? listed,
        IReadOnlyCollection<Job>? listedJobs,
        DateTimeOffset requestedAt,
        DateTimeOffset now
    )
    {
        var summary = job.Summary;
        if (
            listed is null
            || listedJobs is null
            || HasUnidentifiedDays(summary.Failed)
            || HasUnidentifiedDays(summary.Deleted)
            || now - requestedAt > TimeSpan.FromDays(MaxAgeInDays)
        )
        {
            return false;
        }

        var missing = results.Where(day => day.Status == ExportDayStatus.NotFound).ToArray();
        var others = results.Where(day => !HasNoFile(day.Status)).ToArray();
        var sameName = listedJobs.Where(other => other.JobSid != job.JobSid && IsSameName(other.FriendlyName, job.FriendlyName)).ToArray();
        var oldest = UtcDate.Get(now).AddDays(-MaxAgeInDays);
        return missing.All(day => !listed[day.Day].Any())
            && others.Length > 0
            && others.All(day => HasFileOfJob(day, job, sameName, listed[day.Day], oldest))
            && HasExpectedCount(summary.Empty, missing.Length, results);
    }

    private static bool HasExpectedCount(JobDayGroup empty, int missing, IReadOnlyCollection<ExportDayResult> results) =>
        empty.Count == 0
        || missing + results.Count(day => day.Status == ExportDayStatus.NoRecords || day.File is { RecordCount: 0 }) == empty.Count;

    private static bool HasUnidentifiedDays(JobDayGroup group) => group.Count != group.Days.Count;

    private static bool HasNoFile(ExportDayStatus status) =>
        status is ExportDayStatus.NotFound or ExportDayStatus.NoRecords or ExportDayStatus.ExportFailed or ExportDayStatus.Deleted;

    private static bool HasFileOfJob(
        ExportDayResult result,
        Job job,
        IEnumerable<Job> otherJobs,
        IEnumerable<ExportedDay> rows,
        DateOnly oldest
    )
    {
        var named = rows.Where(row => IsSameName(row.FriendlyName, job.FriendlyName)).ToArray();
        return result.File?.JobSid == job.JobSid
            && named.All(row => row.CreatedOn >= oldest)
            && named.Length == 1 + otherJobs.Count(other => !(other.StartDay > result.Day) && !(other.EndDay < result.Day));
    }

    // The service may escape characters in a friendly name. Any other difference indicates another job.
    private static bool IsSameName(string? first, string? second) => Normalize(first) == Normalize(second);

    private static string? Normalize(string? name) => name?.Replace(@"\", string.Empty, StringComparison.Ordinal);
}
