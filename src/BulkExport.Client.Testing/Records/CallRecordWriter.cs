using System.Text.Json;

namespace BulkExport.Client.Testing;

/// <summary>Makes up calls. They have no <c>uri</c> and <c>subresource_uris</c>.</summary>
internal static class CallRecordWriter
{
    private static readonly string[] Statuses = ["completed", "completed", "completed", "busy", "no-answer", "failed", "canceled"];
    private static readonly string[] Directions = ["inbound", "outbound-api", "outbound-dial"];
    private static readonly string?[] Answerers = [null, null, null, "human", "machine_start"];

    public static decimal Write(Utf8JsonWriter json, SeededRandom random, DateTime time)
    {
        var record = new SimulatedRecordJson(json, random);
        var status = random.Choose<string>(Statuses);
        var seconds = status == "completed" ? 1 + random.Next(600) : 0;
        json.WriteStartObject();
        record.Sid("sid"u8, "CA");
        record.Time("date_created"u8, time);
        record.Time("date_updated"u8, time.AddSeconds(seconds + 5));
        record.SidOrNull("parent_call_sid"u8, "CA");
        record.AccountSid();
        record.PhoneNumber("to"u8);
        record.PhoneNumber("from"u8);
        record.SidOrNull("phone_number_sid"u8, "PN");
        json.WriteString("status"u8, status);
        record.Time("start_time"u8, time.AddSeconds(2));
        record.Time("end_time"u8, time.AddSeconds(2 + seconds));
        record.Number("duration"u8, seconds);
        var price = record.Price(-0.0140m * ((seconds + 59) / 60));
        json.WriteString("price_unit"u8, "USD"u8);
        json.WriteString("direction"u8, random.Choose<string>(Directions));
        json.WriteString("answered_by"u8, random.Choose<string?>(Answerers));
        json.WriteString("api_version"u8, "2010-04-01"u8);
        json.WriteString("forwarded_from"u8, random.OneIn(8) ? "+16505550100" : null);
        json.WriteNull("group_sid"u8);
        json.WriteString("caller_name"u8, random.OneIn(8) ? "Ada & Söhne" : "");
        record.Number("queue_time"u8, random.OneIn(4) ? random.Next(5000) : 0);
        record.SidOrNull("trunk_sid"u8, "TK");
        record.UnknownFields();
        json.WriteEndObject();
        return price;
    }
}
