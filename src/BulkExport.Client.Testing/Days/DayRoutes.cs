using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace BulkExport.Client.Testing;

/// <summary>What the service answers about days.</summary>
internal sealed class DayRoutes(DayCatalog shelf, FileLinks links, SimulatedBulkExportOptions options)
{
    private const int LargestPage = 400;
    private const int RowsWithoutPageSize = 10;

    public IEnumerable<Route> All =>
        [
            new("/v1/Exports/{resourceType}/Days")
            {
                Methods = new Dictionary<string, Func<RouteRequest, SimulatedResponse>> { ["GET"] = List },
            },
            new("/v1/Exports/{resourceType}/Days/{day}")
            {
                Methods = new Dictionary<string, Func<RouteRequest, SimulatedResponse>> { ["GET"] = Fetch },
            },
        ];

    private SimulatedResponse List(RouteRequest request)
    {
        var type = request.ResourceType;
        var query = PageQuery.Parse(request.Query, LargestPage);
        var page = SimulatedPage<GeneratedDay>.Of(shelf.List(type), made => made.Key, query);
        if (!query.HasSize && options.TruncateUnpagedDayLists)
        {
            page = page with { Items = [.. page.Items.Take(RowsWithoutPageSize)], Next = null };
        }

        return SimulatedResponse.Json(200, SimulatedPageJson.Write(page, "days", request.Address, (json, made) => Write(json, type, made)));
    }

    private void Write(Utf8JsonWriter json, ResourceType type, GeneratedDay made)
    {
        json.WriteStartObject();
        json.WriteString("day", SimulatorJson.Day(made.Day));
        json.WriteNumber("size", shelf.ContentOf(type, made).Length);
        json.WriteString("create_date", SimulatorJson.Day(DateOnly.FromDateTime(made.MadeAt.UtcDateTime)));
        json.WriteString("friendly_name", SimulatorJson.FriendlyName(made.Job.FriendlyName, options.EscapeHyphensInFriendlyNames));
        json.WriteNull("resource_type"); // as seen, although it is known
        json.WriteEndObject();
    }

    private SimulatedResponse Fetch(RouteRequest request)
    {
        var type = request.ResourceType;
        if (
            !DateOnly.TryParseExact(request["day"], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            || shelf.Find(type, day) is null
        )
        {
            throw request.NotFound();
        }

        var link = links.Make(type, day).AbsoluteUri;
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer, SimulatorJson.Options);
        json.WriteStartObject();
        json.WriteString("redirect_to", link);
        json.WriteEndObject();
        json.Flush();
        var answer = SimulatedResponse.Json(307, buffer.WrittenMemory);
        return options.SendLocationHeader ? answer with { Headers = [new("Location", link)] } : answer;
    }
}
