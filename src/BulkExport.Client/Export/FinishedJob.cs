namespace BulkExport.Client;

/// <summary>Prepares a finished job to be recorded.</summary>
internal static class FinishedJob
{
    /// <summary>Adds what the service left out, and removes personal data.</summary>
    /// <exception cref="BulkExportFormatException">The resource type is unknown, or the job is not the one that was requested.</exception>
    public static Job Normalize(Job job, JobSid jobSid, CreateJobRequest? request)
    {
        if (job.JobSid != jobSid)
        {
            throw Unexpected(
                $"The service returned job {job.JobSid} instead of job {jobSid}.",
                "$.job_sid",
                "the SID of the requested job"
            );
        }

        var resourceType = job.ResourceType ?? request?.ResourceType;
        if (resourceType is null)
        {
            throw Unexpected(
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
            throw Unexpected(
                $"Job {jobSid} is not one of {request}, although it was created for it.",
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

    private static BulkExportFormatException Unexpected(string message, string jsonPath, string expected) =>
        new(message) { JsonPath = jsonPath, ExpectedFormat = expected };
}
