using System.Buffers;
using System.Text.Json;

namespace BulkExport.Client.Testing;

/// <summary>Provides the route of the export endpoint, which returns the links of a resource type.</summary>
internal static class ExportRoutes
{
    public static IEnumerable<Route> Routes =>
        [
            new("/v1/Exports/{resourceType}")
            {
                Handlers = new Dictionary<string, Func<RouteRequest, SimulatedResponse>> { ["GET"] = Fetch },
            },
        ];

    private static SimulatedResponse Fetch(RouteRequest request)
    {
        var url = $"{request.Origin}/v1/Exports/{request.ResourceType}";
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer, SimulatorJson.Options);
        json.WriteStartObject();
        json.WriteString("resource_type", request.ResourceType.Value);
        json.WriteString("url", url);
        json.WriteStartObject("links");
        json.WriteString("days", $"{url}/Days");
        json.WriteString("export_custom_jobs", $"{url}/Jobs");
        json.WriteString("jobs", $"{request.Origin}/v1/Exports/Jobs");
        json.WriteEndObject();
        json.WriteEndObject();
        json.Flush();
        return SimulatedResponse.Json(200, buffer.WrittenMemory);
    }
}
