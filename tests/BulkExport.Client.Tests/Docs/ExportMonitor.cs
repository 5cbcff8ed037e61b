using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace BulkExport.Client.Tests.Docs;

// <jobs-resume>
public sealed class ExportMonitor(IJobsClient jobs, ISidStore store, ILogger<ExportMonitor> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        foreach (JobSid jobSid in await store.ReadUnfinishedAsync(stoppingToken))
        {
            try
            {
                Job job = await jobs.WaitForCompletionAsync(jobSid, cancellationToken: stoppingToken);
                await store.MarkFinishedAsync(job, stoppingToken);
            }
            catch (JobWaitException e)
            {
                logger.LogWarning(e, "Stopped waiting for job {JobSid}.", jobSid); // stays unfinished, so that the next start resumes
            }
        }
    }
}
// </jobs-resume>
