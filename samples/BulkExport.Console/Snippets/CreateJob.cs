using BulkExport.Client;

namespace BulkExport.Samples.Snippets;

/// <summary>Creates an export job for a date range.</summary>
internal static class CreateJob
{
    public static async Task<Job> RunAsync(
        IBulkExportClient client,
        DateOnly startDay,
        DateOnly endDay,
        CancellationToken cancellationToken = default
    )
    {
        var request = new CreateJobRequest
        {
            ResourceType = ResourceType.Messages,
            StartDay = startDay,
            EndDay = endDay, // inclusive; at most two days before today (UTC)
            FriendlyName = "Sample export",
        };
        Job job = await client.Jobs.CreateAsync(request, cancellationToken);

        Console.WriteLine($"Created job {job.JobSid}."); // persist the SID: it is all that you need to resume
        return job;
    }
}
