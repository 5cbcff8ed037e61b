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

    /// <summary>Lists the jobs of a resource type.</summary>
    /// <returns>The jobs, or <see langword="null"/> if the complete list could not be retrieved.</returns>
    public static async Task<IReadOnlyCollection<Job>?> TryListAsync(
        this IJobsClient jobs,
        ResourceType resourceType,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return await jobs.ListAsync(resourceType, cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (BulkExportException)
        {
            return null;
        }
    }

    private static bool IsDeleted(Job job)
    {
        var statuses = job.Details.Where(bucket => bucket.Count > 0).Select(bucket => bucket.Status).ToArray();
        return statuses.Length > 0
            && statuses.All(status => status == JobStatus.DeletedByUserRequest || status == JobStatus.RunningToBeDeleted);
    }
}
