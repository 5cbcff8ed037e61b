namespace BulkExport.Client;

/// <summary>Normalizes a finished job before it is persisted.</summary>
internal static class FinishedJob
{
    /// <summary>Sets the resource type if the service omitted it, and removes personal data.</summary>
    /// <exception cref="BulkExportFormatException">The resource type is unknown, or the job does not match the request.</exception>
    public static Job Normalize(Job job, JobSid jobSid, CreateJobRequest? request)
    {
        if (job.JobSid != jobSid)
        {
            throw CreateException(
                $"The service returned job {job.JobSid} instead of job {jobSid}.",
                "$.job_sid",
                "the SID of the requested job"
            );
        }

        var resourceType = job.ResourceType ?? request?.ResourceType;
        if (resourceType is null)
        {
            throw CreateException(
                $"The service does not report the resource type of job {jobSid}. Try again later.",
                "$.resource_type",
                "the name of a resource type"
            );
        }

        if (
            request is not null
            && (resourceType != request.ResourceType || job.StartDay != request.StartDay || job.EndDay != request.EndDay)
        )
        {
            throw CreateException(
                $"Job {jobSid} does not match the request for {request} that it was created for.",
                "$.start_day",
                "the days of the request"
            );
        }

        return job with
        {
            ResourceType = ExportPaths.Canonicalize(resourceType.Value),
            Email = null,
            WebhookUrl = null,
            WebhookMethod = null,
        };
    }

    private static BulkExportFormatException CreateException(string message, string jsonPath, string expected) =>
        new(message) { JsonPath = jsonPath, ExpectedFormat = expected };
}
