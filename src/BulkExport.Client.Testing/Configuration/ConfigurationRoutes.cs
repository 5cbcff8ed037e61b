using System.Buffers;
using System.Text.Json;

namespace BulkExport.Client.Testing;

/// <summary>Provides the routes of the configuration endpoint.</summary>
internal static class ConfigurationRoutes
{
    public static IEnumerable<Route> Routes =>
        [
            new("/v1/Exports/{resourceType}/Configuration")
            {
                Handlers = new Dictionary<string, Func<RouteRequest, SimulatedResponse>> { ["GET"] = Fetch, ["POST"] = Update },
            },
        ];

    private static SimulatedResponse Fetch(RouteRequest request) =>
        CreateResponse(request, request.Account.Configurations.Get(request.ResourceType));

    private static SimulatedResponse Update(RouteRequest request) =>
        CreateResponse(request, request.Account.Configurations.Update(request.ResourceType, request.Form));

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
