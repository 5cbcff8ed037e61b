using BulkExport.Client;

namespace BulkExport.Samples.Snippets;

/// <summary>Polls a job until it is finished.</summary>
internal static class WaitForJob
{
    public static async Task<Job> RunAsync(
        IBulkExportClient client,
        JobSid jobSid,
        JobPollingOptions? pollingOptions = null,
        IProgress<Job>? progress = null, // reports each change, such as to a progress bar
        CancellationToken cancellationToken = default
    )
    {
        // By default, the polling interval increases from 5 seconds to 5 minutes, and there is no timeout.
        pollingOptions ??= new JobPollingOptions { Timeout = TimeSpan.FromHours(12) };

        try
        {
            return await client.Jobs.WaitForCompletionAsync(jobSid, pollingOptions, progress, cancellationToken);
        }
        catch (JobWaitException e) when (e.IsTimeout)
        {
            // The job continues. To resume waiting, call this method again with the same SID.
            Console.WriteLine($"Job {jobSid} did not finish within {e.Elapsed}.");
            throw;
        }
    }
}
