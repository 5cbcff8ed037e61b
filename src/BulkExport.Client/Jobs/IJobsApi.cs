using Refit;

namespace BulkExport.Client;

/// <summary>Defines the endpoints for export jobs.</summary>
internal interface IJobsApi
{
    [Get("/v1/Exports/Jobs/{jobSid}")]
    Task<HttpResponseMessage> FetchAsync(JobSid jobSid, CancellationToken cancellationToken);

    [Delete("/v1/Exports/Jobs/{jobSid}")]
    Task<HttpResponseMessage> DeleteAsync(JobSid jobSid, CancellationToken cancellationToken);

    [Post("/v1/Exports/{resourceType}/Jobs")]
    Task<HttpResponseMessage> CreateAsync(ResourceType resourceType, [Body] HttpContent form, CancellationToken cancellationToken);

    [Get("/v1/Exports/{resourceType}/Jobs")]
    Task<HttpResponseMessage> ListAsync(ResourceType resourceType, [AliasAs("PageSize")] int pageSize, CancellationToken cancellationToken);
}
