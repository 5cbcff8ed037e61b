using Refit;

namespace BulkExport.Client;

/// <summary>Defines the endpoints for exported days.</summary>
internal interface IDaysApi
{
    [Get("/v1/Exports/{resourceType}/Days")]
    Task<HttpResponseMessage> ListAsync(ResourceType resourceType, [AliasAs("PageSize")] int pageSize, CancellationToken cancellationToken);

    [Get("/v1/Exports/{resourceType}/Days/{day}")]
    Task<HttpResponseMessage> FetchAsync(ResourceType resourceType, DayPathSegment day, CancellationToken cancellationToken);
}
