using Refit;

namespace BulkExport.Client;

/// <summary>The routes of the automatic daily export.</summary>
internal interface IExportConfigurationApi
{
    [Get("/v1/Exports/{resourceType}/Configuration")]
    Task<HttpRequestMessage> FetchAsync(ResourceType resourceType);

    [Post("/v1/Exports/{resourceType}/Configuration")]
    Task<HttpRequestMessage> UpdateAsync(ResourceType resourceType, [Body] HttpContent form);
}
