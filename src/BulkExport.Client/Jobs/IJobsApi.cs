using Refit;

namespace BulkExport.Client;

/// <summary>The routes of jobs.</summary>
internal interface IJobsApi
{
    [Get("/v1/Exports/Jobs/{jobSid}")]
    Task<HttpResponseMessage> FetchAsync(JobSid jobSid, CancellationToken cancellationToken);

    [Delete("/v1/Exports/Jobs/{jobSid}")]
    Task<HttpResponseMessage> DeleteAsync(JobSid jobSid, CancellationToken cancellationToken);
}
