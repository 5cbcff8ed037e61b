using System.Buffers;
using System.Text.Json;

namespace BulkExport.Client.Testing;

/// <summary>What the service answers about a kind of records as such.</summary>
internal static class ExportRoutes
{
    public static IEnumerable<Route> All =>
        [new("/v1/Exports/{resourceType}") { Methods = new Dictionary<string, Func<RouteRequest, SimulatedResponse>> { ["GET"] = Fetch } }];

    private static SimulatedResponse Fetch(RouteRequest request)
    {
        var address = $"{request.Origin}/v1/Exports/{request.ResourceType}";
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer, SimulatorJson.Options);
        json.WriteStartObject();
        json.WriteString("resource_type", request.ResourceType.Value);
        json.WriteString("url", address);
        json.WriteStartObject("links");
        json.WriteString("days", $"{address}/Days");
        json.WriteString("export_custom_jobs", $"{address}/Jobs");
        json.WriteString("jobs", $"{request.Origin}/v1/Exports/Jobs");
        json.WriteEndObject();
        json.WriteEndObject();
        json.Flush();
        return SimulatedResponse.Json(200, buffer.WrittenMemory);
    }
}
