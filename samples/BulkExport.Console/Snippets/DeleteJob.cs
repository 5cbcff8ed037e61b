using BulkExport.Client;

namespace BulkExport.Samples.Snippets;

/// <summary>Deletes a job.</summary>
internal static class DeleteJob
{
    public static async Task RunAsync(IBulkExportClient client, JobSid jobSid, CancellationToken cancellationToken = default)
    {
        // Retried safely: if the response is lost and the retry returns 404, the call succeeds.
        await client.Jobs.DeleteAsync(jobSid, cancellationToken);

        Console.WriteLine($"Deleted job {jobSid}.");
    }
}
