using System.Net;
using BulkExport.Client;

namespace BulkExport.Samples.Snippets;

/// <summary>Handles the failures of a call. The client has already retried transient ones.</summary>
internal static class HandleErrors
{
    public static async Task<Job?> RunAsync(IBulkExportClient client, JobSid jobSid, CancellationToken cancellationToken = default)
    {
        try
        {
            return await client.Jobs.FetchAsync(jobSid, cancellationToken);
        }
        catch (BulkExportApiException e) when (e.StatusCode == HttpStatusCode.NotFound)
        {
            Console.WriteLine($"Job {jobSid} does not exist. A finished job is removed after 7 days.");
        }
        catch (BulkExportApiException e)
        {
            Console.WriteLine($"The service returned {(int)e.StatusCode}, error code {e.ErrorCode}, request {e.RequestId}.");
        }
        catch (BulkExportConnectionException e)
        {
            Console.WriteLine(e.IsTimeout ? "The service did not respond in time." : "The service could not be reached.");
        }
        catch (BulkExportException e) // the base class of all exceptions of the client
        {
            Console.WriteLine(e.Message);
        }

        return null;
    }
}
