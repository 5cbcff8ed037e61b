using Refit;

namespace BulkExport.Client;

/// <summary>Defines the endpoints for exported days.</summary>
internal interface IDaysApi
{
    /// <summary>The path of the list of days.</summary>
    const string ListPath = "/v1/Exports/{resourceType}/Days";

    [Get(ListPath)]
    Task<HttpResponseMessage> ListAsync(ResourceType resourceType, [AliasAs("PageSize")] int pageSize, CancellationToken cancellationToken);

    [Get("/v1/Exports/{resourceType}/Days/{day}")]
    Task<HttpResponseMessage> FetchAsync(ResourceType resourceType, DayPathSegment day, CancellationToken cancellationToken);
}
