namespace BulkExport.Client.Testing;

/// <summary>Represents the exported days of an account: those that a job or the automatic daily export has generated.</summary>
/// <remarks>
/// The automatic daily export generates each day at <see cref="SimulatedBulkExportOptions.DailyExportDelay"/> after the end of the day, if the
/// configuration of the resource type is enabled at that time. It does not count toward the quota, and has no job. The file of a day can be downloaded
/// for 7 days.
/// </remarks>
public sealed class SimulatedDays
{
    private readonly SimulatedJobs _jobs;
    private readonly SimulatedFiles _files;
    private readonly DailyExports _dailyExports;
    private readonly SimulatedBulkExportOptions _options;

    internal SimulatedDays(SimulatedJobs jobs, SimulatedFiles files, DailyExports dailyExports, SimulatedBulkExportOptions options)
    {
        _jobs = jobs;
        _files = files;
        _dailyExports = dailyExports;
        _options = options;
    }

    /// <summary>Gets the time for which the file of a day can be downloaded after it was generated.</summary>
    internal static TimeSpan Retention { get; } = TimeSpan.FromDays(7);

    /// <summary>Gets the available days of a resource type, in order of generation, regardless of
    /// <see cref="SimulatedBulkExportOptions.VisibilityDelay"/>. A day is contained once for each export that has generated it.</summary>
    /// <param name="resourceType">The resource type.</param>
    /// <returns>A snapshot of the days at the current time.</returns>
    public IReadOnlyList<SimulatedDay> List(ResourceType resourceType)
    {
        var now = _options.TimeProvider.GetUtcNow();
        return
        [
            .. _dailyExports
                .GetGeneratedDays(resourceType)
                .Concat(_jobs.GetGeneratedDays(resourceType))
                .Where(day => now - day.GeneratedAt < Retention)
                .Where(day => !day.IsEmpty || _options.IncludeEmptyDays)
                .Where(day => !_files.IsRemoved(resourceType, day.Day, day.GeneratedAt))
                .OrderBy(day => day.SortKey, StringComparer.Ordinal)
                .Select(day => new SimulatedDay(resourceType, day, _files)),
        ];
    }

    /// <summary>Finds the most recent export of a day, whose file is downloaded by a request for the day.</summary>
    /// <param name="resourceType">The resource type.</param>
    /// <param name="day">The day, in UTC.</param>
    /// <returns>The day, or <see langword="null"/> if it is not available.</returns>
    public SimulatedDay? Find(ResourceType resourceType, DateOnly day) => List(resourceType).LastOrDefault(exported => exported.Day == day);

    /// <summary>Finds the export of a day by a job, even if the job or the file is not available anymore.</summary>
    /// <param name="jobSid">The SID of the job.</param>
    /// <param name="day">The day, in UTC.</param>
    /// <returns>The day, or <see langword="null"/> if the job does not exist or has not completed the day.</returns>
    public SimulatedDay? Find(JobSid jobSid, DateOnly day) =>
        _jobs.GetGeneratedDays(jobSid).FirstOrDefault(generated => generated.Day == day) is { Job.ResourceType: { } resourceType } found
            ? new SimulatedDay(resourceType, found, _files)
            : null;
}
