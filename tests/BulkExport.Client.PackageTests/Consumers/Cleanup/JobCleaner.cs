using System.Net;
using BulkExport.Client;
using Microsoft.Extensions.Logging;

namespace Cleanup;

/// <summary>Deletes jobs whose range ended a number of days ago. The service does not report when a job was created; the earliest time is two days after
/// its last day.</summary>
public sealed class JobCleaner(IJobsClient jobs, TimeProvider clock, ILogger<JobCleaner> logger)
{
    public async Task<CleanupReport> RunAsync(int olderThanDays = 3, CancellationToken ct = default)
    {
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        List<JobSid> deleted = [];
        List<JobSid> gone = [];
        Dictionary<JobSid, string> failed = [];
        Dictionary<ResourceType, string> unlisted = [];
        var kept = 0;
        foreach (var type in ResourceType.All)
        {
            List<Job> list;
            try
            {
                list = await jobs.ListAsync(type, ct).ToListAsync(ct);
            }
            catch (BulkExportException e)
            {
                logger.LogError(e, "Cannot list {Type}", type);
                unlisted[type] = e.Message;
                continue;
            }

            foreach (var job in list)
            {
                if (job.EndDay is not { } end || end.AddDays(2 + olderThanDays) >= today)
                {
                    kept++;
                    continue;
                }

                try
                {
                    await jobs.DeleteAsync(job.JobSid, ct);
                    deleted.Add(job.JobSid);
                }
                catch (BulkExportApiException e) when (e.StatusCode == HttpStatusCode.NotFound)
                {
                    gone.Add(job.JobSid);
                }
                catch (BulkExportException e)
                {
                    logger.LogError(e, "Cannot delete {JobSid}", job.JobSid);
                    failed[job.JobSid] = e.Message;
                }
            }
        }

        return new(deleted, gone, failed, kept, unlisted);
    }
}
