using Refit;

namespace BulkExport.Client;

/// <summary>The routes of jobs.</summary>
internal interface IJobsApi
{
    [Get("/v1/Exports/Jobs/{jobSid}")]
    Task<HttpRequestMessage> FetchAsync(JobSid jobSid);

    [Post("/v1/Exports/{resourceType}/Jobs")]
    Task<HttpRequestMessage> CreateAsync(ResourceType resourceType, [Body] HttpContent form);

    [Get("/v1/Exports/{resourceType}/Jobs")]
    Task<HttpRequestMessage> ListAsync(ResourceType resourceType, [AliasAs("PageSize")] int pageSize);

    [Delete("/v1/Exports/Jobs/{jobSid}")]
    Task<HttpRequestMessage> DeleteAsync(JobSid jobSid);
}
