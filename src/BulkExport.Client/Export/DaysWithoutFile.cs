namespace BulkExport.Client;

/// <summary>Decides which days of a finished job that have no file have no records.</summary>
/// <remarks>
/// <para>
/// A service that responds 404 for a day of a finished job may mean that the day has no records, that its file was removed, or that the file is not
/// available yet. The days have no records if all of this holds; otherwise they are reported as not found, and a later run checks again:
/// </para>
/// <list type="bullet">
/// <item>The list of days is complete, and lists none of them.</item>
/// <item>The job reports no failed or deleted days without naming them: these might be the ones.</item>
/// <item>Every other day of the job that can have a file has it from this job, and at least one does: the service lists it once, under the name of the
/// job, and created it in the last 6 days, so that no file of the job has been removed yet.</item>
/// <item>If the job counts days without records, they are as many as it counts.</item>
/// </list>
/// </remarks>
internal static class DaysWithoutFile
{
    /// <summary>Files are removed 7 days after their creation; the dates of a list have no time.</summary>
    private const int MaxAgeInDays = 6;

    /// <summary>Determines whether the days without a file have no records.</summary>
    /// <param name="job">The finished job.</param>
    /// <param name="results">The results for all days of the job, of which those without a file are <see cref="ExportDayStatus.NotFound"/>.</param>
    /// <param name="listed">The list of days, requested after the files; <see langword="null"/> if it is not complete.</param>
    /// <param name="requestedAt">The time at which the job was requested, or first seen.</param>
    /// <param name="now">The current time.</param>
    public static bool HaveNoRecords(
        Job job,
        IReadOnlyCollection<ExportDayResult> results,
        ILookup<DateOnly, ExportedDay>? listed,
        DateTimeOffset requestedAt,
        DateTimeOffset now
    )
    {
        var outcome = job.Summary;
        if (
            listed is null
            || IsUnnamed(outcome.Failed)
            || IsUnnamed(outcome.Deleted)
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
            && HasExpectedCount(outcome.Empty, missing.Length, results);
    }

    private static bool HasExpectedCount(JobDayGroup empty, int missing, IReadOnlyCollection<ExportDayResult> results) =>
        empty.Count == 0
        || missing + results.Count(day => day.Status == ExportDayStatus.NoRecords || day.File is { RecordCount: 0 }) == empty.Count;

    private static bool IsUnnamed(JobDayGroup group) => group.Count != group.Days.Count;

    private static bool IsWithoutFile(ExportDayStatus status) =>
        status is ExportDayStatus.NotFound or ExportDayStatus.NoRecords or ExportDayStatus.ExportFailed or ExportDayStatus.Deleted;

    private static bool IsOfJob(ExportDayResult result, Job job, IEnumerable<ExportedDay> rows, DateOnly oldest) =>
        result.File?.JobSid == job.JobSid
        && rows.ToArray() is [var row]
        && row.CreatedOn >= oldest
        && IsSameName(row.FriendlyName, job.FriendlyName);

    // The service may escape characters of a name. A different name is that of another job.
    private static bool IsSameName(string? first, string? second) => Normalize(first) == Normalize(second);

    private static string? Normalize(string? name) => name?.Replace(@"\", string.Empty, StringComparison.Ordinal);
}
