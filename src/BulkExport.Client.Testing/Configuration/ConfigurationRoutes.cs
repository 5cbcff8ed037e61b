using System.Buffers;
using System.Collections.Concurrent;
using System.Text.Json;

namespace BulkExport.Client.Testing;

/// <summary>Provides the routes of the configuration endpoint. Configurations are stored, but never trigger an export.</summary>
internal sealed class ConfigurationRoutes
{
    private readonly ConcurrentDictionary<ResourceType, StoredConfiguration> _configurations = [];

    public IEnumerable<Route> Routes =>
        [
            new("/v1/Exports/{resourceType}/Configuration")
            {
                Handlers = new Dictionary<string, Func<RouteRequest, SimulatedResponse>> { ["GET"] = Fetch, ["POST"] = Update },
            },
        ];

    private SimulatedResponse Fetch(RouteRequest request) =>
        CreateResponse(request, _configurations.GetOrAdd(request.ResourceType, StoredConfiguration.Default));

    private SimulatedResponse Update(RouteRequest request) =>
        CreateResponse(
            request,
            _configurations.AddOrUpdate(
                request.ResourceType,
                (_, form) => StoredConfiguration.Default.Apply(form),
                (_, before, form) => before.Apply(form),
                request.Form
            )
        );

    private static SimulatedResponse CreateResponse(RouteRequest request, StoredConfiguration configuration)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer, SimulatorJson.Options);
        json.WriteStartObject();
        json.WriteString("url", request.Url);
        json.WriteBoolean("enabled", configuration.Enabled);
        json.WriteString("webhook_url", configuration.WebhookUrl);
        json.WriteString("webhook_method", configuration.WebhookMethod);
        json.WriteString("resource_type", request.ResourceType.Value);
        json.WriteEndObject();
        json.Flush();
        return SimulatedResponse.Json(200, buffer.WrittenMemory);
    }
}
