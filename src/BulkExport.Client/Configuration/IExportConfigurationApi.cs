using Refit;

namespace BulkExport.Client;

/// <summary>Defines the endpoints for the configuration of the automatic daily export.</summary>
internal interface IExportConfigurationApi
{
    [Get("/v1/Exports/{resourceType}/Configuration")]
    Task<HttpResponseMessage> FetchAsync(ResourceType resourceType, CancellationToken cancellationToken);

    [Post("/v1/Exports/{resourceType}/Configuration")]
    Task<HttpResponseMessage> UpdateAsync(ResourceType resourceType, [Body] HttpContent form, CancellationToken cancellationToken);
}
