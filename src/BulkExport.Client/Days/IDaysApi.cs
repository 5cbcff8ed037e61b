using Refit;

namespace BulkExport.Client;

/// <summary>The routes of days.</summary>
internal interface IDaysApi
{
    [Get("/v1/Exports/{resourceType}/Days")]
    Task<HttpRequestMessage> ListAsync(ResourceType resourceType, [AliasAs("PageSize")] int pageSize);

    [Get("/v1/Exports/{resourceType}/Days/{day}")]
    Task<HttpRequestMessage> FetchAsync(ResourceType resourceType, DaySegment day);
}
