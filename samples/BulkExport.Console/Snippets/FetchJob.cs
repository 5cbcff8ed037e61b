using BulkExport.Client;

namespace BulkExport.Samples.Snippets;

/// <summary>Fetches a job and shows the number of days in each status.</summary>
internal static class FetchJob
{
    public static async Task<Job> RunAsync(IBulkExportClient client, JobSid jobSid, CancellationToken cancellationToken = default)
    {
        Job job = await client.Jobs.FetchAsync(jobSid, cancellationToken);

        Console.WriteLine($"Job {job.JobSid}: {job.ResourceType}, {job.StartDay:yyyy-MM-dd} to {job.EndDay:yyyy-MM-dd}");
        foreach (JobStatusBucket bucket in job.Details)
        {
            Console.WriteLine($"  {bucket.Status}: {bucket.Count}");
        }

        return job;
    }
}
