namespace BulkExport.Client;

/// <summary>Provides methods to find the jobs of an export.</summary>
internal static class JobListExtensions
{
    /// <summary>Lists the jobs for the days of the request, except deleted ones.</summary>
    public static async Task<IReadOnlyList<JobSid>> ListSidsAsync(
        this IJobsClient jobs,
        CreateJobRequest request,
        CancellationToken cancellationToken
    )
    {
        var jobSids = new List<JobSid>();
        await foreach (var job in jobs.ListAsync(request.ResourceType, cancellationToken).ConfigureAwait(false))
        {
            if (job.StartDay == request.StartDay && job.EndDay == request.EndDay && !IsDeleted(job))
            {
                jobSids.Add(job.JobSid);
            }
        }

        return jobSids;
    }

    private static bool IsDeleted(Job job)
    {
        var statuses = job.Details.Where(bucket => bucket.Count > 0).Select(bucket => bucket.Status).ToArray();
        return statuses.Length > 0
            && statuses.All(status => status == JobStatus.DeletedByUserRequest || status == JobStatus.RunningToBeDeleted);
    }
}
