namespace BulkExport.Client;

/// <summary>What has come of the days of a job so far. Each day of the range is counted once.</summary>
public sealed record JobOutcome
{
    /// <summary>The days whose files are there.</summary>
    public required JobDays Completed { get; init; }

    /// <summary>The days that had no records.</summary>
    public required JobDays Empty { get; init; }

    /// <summary>The days whose export failed for good.</summary>
    public required JobDays Failed { get; init; }

    /// <summary>The days that were deleted before they ran.</summary>
    public required JobDays Deleted { get; init; }

    /// <summary>The days still to come: everything that is not final.</summary>
    public required JobDays Pending { get; init; }

    internal static JobOutcome Of(Job job)
    {
        var details = job.Details;
        var groups = new[]
        {
            Group(details, bucket => bucket.Status == JobStatus.Completed),
            Group(details, bucket => bucket.Status == JobStatus.CompletedEmptyRecords),
            Group(details, bucket => bucket.Status == JobStatus.Failed),
            Group(details, bucket => bucket.Status == JobStatus.DeletedByUserRequest),
            Group(details, bucket => !bucket.Status.IsFinal),
        };

        // What the service has not sorted yet is still to come.
        var unsorted = job.DayCount - groups.Sum(group => (long)group.Count);
        groups[^1] = groups[^1] with { Count = groups[^1].Count + (int)Math.Max(0, unsorted) };
        NameTheRest(job, groups);
        return new JobOutcome
        {
            Completed = groups[0],
            Empty = groups[1],
            Failed = groups[2],
            Deleted = groups[3],
            Pending = groups[4],
        };
    }

    private static JobDays Group(JobDetails details, Func<JobStatusBucket, bool> belongs) =>
        new() { Count = details.CountWhere(belongs), Days = [.. details.Where(belongs).SelectMany(bucket => bucket.Days)] };

    /// <summary>The service often names no days. Where only one group lacks names, its days are those of the range that no other has.</summary>
    private static void NameTheRest(Job job, JobDays[] groups)
    {
        var unnamed = Array.FindAll(groups, group => group.Count != group.Days.Count);
        if (unnamed is not [var group] || job.StartDay is not { } start)
        {
            return;
        }

        var named = groups.Where(other => other != group).SelectMany(other => other.Days).ToHashSet();
        var rest = Enumerable.Range(0, job.DayCount).Select(start.AddDays).Where(day => !named.Contains(day)).ToArray();
        if (rest.Length == group.Count)
        {
            groups[Array.IndexOf(groups, group)] = group with { Days = rest };
        }
    }
}
