namespace BulkExport.Client;

/// <summary>Normalizes a finished job before it is saved.</summary>
internal static class FinishedJobNormalizer
{
    /// <summary>Sets the resource type if the service omitted it, and removes personal data.</summary>
    /// <exception cref="BulkExportFormatException">The job has an unexpected SID, resource type or range of days, or its resource type is unknown.</exception>
    public static Job Normalize(Job job, JobSid jobSid, CreateJobRequest? request)
    {
        if (job.JobSid != jobSid)
        {
            throw CreateException(
                $"The service returned job {job.JobSid} in response to a request for job {jobSid}. Run the export again.",
                "$.job_sid",
                "the SID of the requested job"
            );
        }

        var resourceType = job.ResourceType ?? request?.ResourceType;
        if (resourceType is null)
        {
            throw CreateException(
                $"The service does not report the resource type of job {jobSid}. Run the export again later.",
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
                FormattableString.Invariant(
                    $"Job {jobSid} was created for {request}, but the service returned a job for {resourceType} {job.StartDay:yyyy-MM-dd} to {job.EndDay:yyyy-MM-dd}. Run the export again later."
                ),
                resourceType != request.ResourceType ? "$.resource_type"
                    : job.StartDay != request.StartDay ? "$.start_day"
                    : "$.end_day",
                "the resource type and the days of the request"
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
