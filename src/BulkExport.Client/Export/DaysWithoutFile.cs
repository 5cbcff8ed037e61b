namespace BulkExport.Client;

/// <summary>Determines whether the days of a finished job for which the service has no file have no records.</summary>
/// <remarks>
/// <para>
/// A 404 response for a day of a finished job can mean that the day has no records, that its file was removed, or that the file is not available yet.
/// The days have no records if all of the following conditions are met; otherwise they are reported as not found, and a later run checks again:
/// </para>
/// <list type="bullet">
/// <item>The list of days is complete and contains none of them.</item>
/// <item>The job identifies all of its failed and deleted days.</item>
/// <item>The job has at least one file, and every other day that can have a file has one of this job: the service lists the day once, with the friendly
/// name of the job and a creation date within the last 6 days. No file of the job has therefore been removed yet.</item>
/// <item>If the job reports a number of empty days, the number matches.</item>
/// </list>
/// </remarks>
internal static class DaysWithoutFile
{
    /// <summary>The service removes files 7 days after their creation, and lists creation dates without a time.</summary>
    private const int MaxAgeInDays = 6;

    /// <summary>Determines whether the days without a file have no records.</summary>
    /// <param name="job">The finished job.</param>
    /// <param name="results">The results for all days of the job. The days in question have the status <see cref="ExportDayStatus.NotFound"/>.</param>
    /// <param name="listed">The list of days, requested after the files, or <see langword="null"/> if it is incomplete.</param>
    /// <param name="requestedAt">The time at which the job was requested, or first recorded.</param>
    /// <param name="now">The current time.</param>
    public static bool HaveNoRecords(
        Job job,
        IReadOnlyCollection<ExportDayResult> results,
        ILookup<DateOnly, ExportedDay>? listed,
        DateTimeOffset requestedAt,
        DateTimeOffset now
    )
    {
        var summary = job.Summary;
        if (
            listed is null
            || HasUnidentifiedDays(summary.Failed)
            || HasUnidentifiedDays(summary.Deleted)
            || now - requestedAt > TimeSpan.FromDays(MaxAgeInDays)
        )
        {
            return false;
        }

        var missing = results.Where(day => day.Status == ExportDayStatus.NotFound).ToArray();
        var others = results.Where(day => !IsWithoutFile(day.Status)).ToArray();
        var oldest = DateOnly.FromDateTime(now.UtcDateTime).AddDays(-MaxAgeInDays);
        return missing.All(day => !listed[day.Day].Any())
            && others.Length > 0
            && others.All(day => IsOfJob(day, job, listed[day.Day], oldest))
            && HasExpectedCount(summary.Empty, missing.Length, results);
    }

    private static bool HasExpectedCount(JobDayGroup empty, int missing, IReadOnlyCollection<ExportDayResult> results) =>
        empty.Count == 0
        || missing + results.Count(day => day.Status == ExportDayStatus.NoRecords || day.File is { RecordCount: 0 }) == empty.Count;

    private static bool HasUnidentifiedDays(JobDayGroup group) => group.Count != group.Days.Count;

    private static bool IsWithoutFile(ExportDayStatus status) =>
        status is ExportDayStatus.NotFound or ExportDayStatus.NoRecords or ExportDayStatus.ExportFailed or ExportDayStatus.Deleted;

    private static bool IsOfJob(ExportDayResult result, Job job, IEnumerable<ExportedDay> rows, DateOnly oldest) =>
        result.File?.JobSid == job.JobSid
        && rows.ToArray() is [var row]
        && row.CreatedOn >= oldest
        && IsSameName(row.FriendlyName, job.FriendlyName);

    // The service may escape characters in a friendly name. Any other difference indicates another job.
    private static bool IsSameName(string? first, string? second) => Normalize(first) == Normalize(second);

    private static string? Normalize(string? name) => name?.Replace(@"\", string.Empty, StringComparison.Ordinal);
}
