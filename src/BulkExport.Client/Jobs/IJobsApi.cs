using Refit;

namespace BulkExport.Client;

/// <summary>Defines the endpoints for export jobs.</summary>
internal interface IJobsApi
{
    /// <summary>The path of the list of jobs.</summary>
    const string ListPath = "/v1/Exports/{resourceType}/Jobs";

    [Get("/v1/Exports/Jobs/{jobSid}")]
    Task<HttpResponseMessage> FetchAsync(JobSid jobSid, CancellationToken cancellationToken);

    [Delete("/v1/Exports/Jobs/{jobSid}")]
    Task<HttpResponseMessage> DeleteAsync(JobSid jobSid, CancellationToken cancellationToken);

    [Post(ListPath)]
    Task<HttpResponseMessage> CreateAsync(ResourceType resourceType, [Body] HttpContent form, CancellationToken cancellationToken);

    [Get(ListPath)]
    Task<HttpResponseMessage> ListAsync(ResourceType resourceType, [AliasAs("PageSize")] int pageSize, CancellationToken cancellationToken);
}
