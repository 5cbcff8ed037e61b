namespace BulkExport.Client;

/// <summary>Summarizes the per-day results of a job. Each day is counted exactly once.</summary>
public sealed record JobSummary
{
    /// <summary>The maximum number of days in a range whose unreported days are inferred. A job has at most 366 days; the larger limit bounds the
    /// work for an unexpected response.</summary>
    private const int MaxInferredDays = 10 * 366;

    /// <summary>Gets the days whose files are available.</summary>
    public required JobDayGroup Completed { get; init; }

    /// <summary>Gets the days without records.</summary>
    public required JobDayGroup Empty { get; init; }

    /// <summary>Gets the days whose export failed.</summary>
    public required JobDayGroup Failed { get; init; }

    /// <summary>Gets the days that were deleted before they were exported.</summary>
    public required JobDayGroup Deleted { get; init; }

    /// <summary>Gets the days that have not reached a terminal status.</summary>
    public required JobDayGroup Pending { get; init; }

    internal static JobSummary FromJob(Job job)
    {
        var groups = Enum.GetValues<JobSummaryGroup>().ToDictionary(group => group, group => CreateGroup(job.Details, group));

        // Days that the service has not assigned to a status yet are pending.
        var unassigned = job.DayCount - groups.Values.Sum(group => (long)group.Count);
        var pending = groups[JobSummaryGroup.Pending];
        groups[JobSummaryGroup.Pending] = pending with { Count = pending.Count + (int)Math.Max(0, unassigned) };
        InferUnreportedDays(job, groups);
        return new JobSummary
        {
            Completed = groups[JobSummaryGroup.Completed],
            Empty = groups[JobSummaryGroup.Empty],
            Failed = groups[JobSummaryGroup.Failed],
            Deleted = groups[JobSummaryGroup.Deleted],
            Pending = groups[JobSummaryGroup.Pending],
        };
    }

    private static JobDayGroup CreateGroup(JobDetails details, JobSummaryGroup group) =>
        new()
        {
            Count = details.CountDays(bucket => bucket.Status.SummaryGroup == group),
            Days = [.. details.Where(bucket => bucket.Status.SummaryGroup == group).SelectMany(bucket => bucket.Days)],
        };

    /// <summary>Infers days that the service does not report: if only one group is incomplete, it consists of the days that no other group
    /// contains.</summary>
    private static void InferUnreportedDays(Job job, Dictionary<JobSummaryGroup, JobDayGroup> groups)
    {
        if (job.DayCount > MaxInferredDays)
        {
            return;
        }

        var incomplete = groups.Where(group => group.Value.Count != group.Value.Days.Count).ToArray();
        if (incomplete is not [var (key, group)] || job.StartDay is not { } start)
        {
            return;
        }

        var reported = groups.Where(other => other.Key != key).SelectMany(other => other.Value.Days).ToHashSet();
        var remaining = Enumerable.Range(0, job.DayCount).Select(start.AddDays).Where(day => !reported.Contains(day)).ToArray();
        if (remaining.Length == group.Count)
        {
            groups[key] = group with { Days = remaining };
        }
    }
}
