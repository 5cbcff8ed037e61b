using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace BulkExport.Client.Testing;

/// <summary>Provides the routes of the days endpoints.</summary>
internal sealed class DayRoutes(FileLinks links, SimulatedBulkExportOptions options)
{
    private const int MaxPageSize = 400;
    private const int UnpagedListLength = 10;

    public IEnumerable<Route> Routes =>
        [
            new("/v1/Exports/{resourceType}/Days")
            {
                Handlers = new Dictionary<string, Func<RouteRequest, SimulatedResponse>> { ["GET"] = List },
            },
            new("/v1/Exports/{resourceType}/Days/{day}")
            {
                Handlers = new Dictionary<string, Func<RouteRequest, SimulatedResponse>> { ["GET"] = Fetch },
            },
        ];

    private SimulatedResponse List(RouteRequest request)
    {
        var type = request.ResourceType;
        var query = PageQuery.Parse(request.Query, MaxPageSize);
        var now = options.TimeProvider.GetUtcNow();
        var days = request.Account.Days.List(type).Where(day => now - day.GeneratedAt >= options.VisibilityDelay);
        var page = SimulatedPage<SimulatedDay>.Create([.. days], day => day.SortKey, query);
        if (!query.HasExplicitSize && options.TruncateUnpagedDayLists)
        {
            page = page with { Items = [.. page.Items.Take(UnpagedListLength)], Next = null };
        }

        return SimulatedResponse.Json(200, SimulatedPageJson.Write(page, "days", request.Url, Write));
    }

    private void Write(Utf8JsonWriter json, SimulatedDay day)
    {
        json.WriteStartObject();
        json.WriteString("day", SimulatorJson.FormatDate(day.Day));
        json.WriteNumber("size", day.File.Length);
        json.WriteString("create_date", SimulatorJson.FormatDate(DateOnly.FromDateTime(day.GeneratedAt.UtcDateTime)));
        json.WriteString("friendly_name", SimulatorJson.FormatFriendlyName(day.FriendlyName, options.EscapeHyphensInFriendlyNames));
        json.WriteNull("resource_type"); // as observed in responses of the service
        json.WriteEndObject();
    }

    private SimulatedResponse Fetch(RouteRequest request)
    {
        var type = request.ResourceType;
        if (
            !DateOnly.TryParseExact(request["day"], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            || request.Account.Days.Find(type, day) is null
        )
        {
            throw request.NotFound();
        }

        var link = links.Create(request.Account, type, day).AbsoluteUri;
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer, SimulatorJson.Options);
        json.WriteStartObject();
        json.WriteString("redirect_to", link);
        json.WriteEndObject();
        json.Flush();
        var response = SimulatedResponse.Json(307, buffer.WrittenMemory);
        return options.SendLocationHeader ? response with { Headers = [new("Location", link)] } : response;
    }
}
