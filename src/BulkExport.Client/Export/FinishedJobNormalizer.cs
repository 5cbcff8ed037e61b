namespace BulkExport.Client;

/// <summary>Normalizes a finished job before it is saved.</summary>
internal static class FinishedJobNormalizer
{
    /// <summary>Sets the resource type and the days if the service omitted them, and removes personal data.</summary>
    /// <exception cref="BulkExportFormatException">The resource type or the days are unknown, or the job does not match the request.</exception>
    public static Job Normalize(Job job, JobSid jobSid, CreateJobRequest? request)
    {
        var resourceType = job.ResourceType ?? request?.ResourceType;
        if (resourceType is null)
        {
            throw CreateException(
                $"The service does not report the resource type of job {jobSid}. Run the export again later.",
                "$.resource_type",
                "the name of a resource type"
            );
        }

        job = SetRange(job, request);
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

        if (!job.IsFinished || job.DayCount == 0)
        {
            throw CreateException(
                $"The service does not report all days of job {jobSid}. Run the export again later.",
                "$.details",
                "the days of the job"
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

    /// <summary>Sets the range if the service omitted it: to that of the request, or from the first to the last day of the status buckets if they name all days.</summary>
    private static Job SetRange(Job job, CreateJobRequest? request)
    {
        var days = job.Details.SelectMany(bucket => bucket.Days).Distinct().ToArray();
        var areAllDaysReported = days.Length > 0 && days.Length == job.Details.CountDays(_ => true);
        return job with
        {
            StartDay = job.StartDay ?? request?.StartDay ?? (areAllDaysReported ? days.Min() : null),
            EndDay = job.EndDay ?? request?.EndDay ?? (areAllDaysReported ? days.Max() : null),
        };
    }

    private static BulkExportFormatException CreateException(string message, string jsonPath, string expected) =>
        new(message) { JsonPath = jsonPath, ExpectedFormat = expected };
}
