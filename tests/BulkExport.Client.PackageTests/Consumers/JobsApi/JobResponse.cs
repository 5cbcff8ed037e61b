using BulkExport.Client;

namespace JobsApi;

/// <summary>Describes the progress of a job to the users of this API.</summary>
// <di-api-response>
internal sealed record JobResponse(JobSid Id, ResourceType? Type, bool IsFinished, IReadOnlyDictionary<JobStatus, int> Days)
{
    public static JobResponse Create(Job job) =>
        new(job.JobSid, job.ResourceType, job.IsFinished, job.Details.ToDictionary(bucket => bucket.Status, bucket => bucket.Count));
}
// </di-api-response>
