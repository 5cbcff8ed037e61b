using System.Text.Json;

namespace BulkExport.Client.Testing;

/// <summary>Generates call records. The service omits the fields <c>uri</c> and <c>subresource_uris</c>.</summary>
internal static class CallRecordWriter
{
    private static readonly string[] Statuses = ["completed", "completed", "completed", "busy", "no-answer", "failed", "canceled"];
    private static readonly string[] Directions = ["inbound", "outbound-api", "outbound-dial"];
    private static readonly string?[] Answerers = [null, null, null, "human", "machine_start"];

    public static decimal Write(Utf8JsonWriter json, SeededRandom random, DateTime time, bool isSettled)
    {
        var record = new SimulatedRecordJson(json, random);
        var status = random.Choose<string>(Statuses);
        var seconds = status == "completed" ? 1 + random.Next(600) : 0;
        json.WriteStartObject();
        record.WriteSid("sid"u8, "CA");
        record.WriteTimestamp("date_created"u8, time);
        record.WriteTimestamp("date_updated"u8, time.AddSeconds(seconds + 5));
        record.WriteSidOrNull("parent_call_sid"u8, "CA");
        record.WriteAccountSid();
        record.WritePhoneNumber("to"u8);
        record.WritePhoneNumber("from"u8);
        record.WriteSidOrNull("phone_number_sid"u8, "PN");
        json.WriteString("status"u8, status);
        record.WriteTimestamp("start_time"u8, time.AddSeconds(2));
        record.WriteTimestamp("end_time"u8, time.AddSeconds(2 + seconds));
        record.WriteNumber("duration"u8, seconds);
        var price = record.WritePrice(-0.0140m * ((seconds + 59) / 60), isSettled);
        json.WriteString("price_unit"u8, "USD"u8);
        json.WriteString("direction"u8, random.Choose<string>(Directions));
        json.WriteString("answered_by"u8, random.Choose<string?>(Answerers));
        json.WriteString("api_version"u8, "2010-04-01"u8);
        json.WriteString("forwarded_from"u8, random.OneIn(8) ? "+16505550100" : null);
        json.WriteNull("group_sid"u8);
        json.WriteString("caller_name"u8, random.OneIn(8) ? "Ada & Söhne" : "");
        record.WriteNumber("queue_time"u8, random.OneIn(4) ? random.Next(5000) : 0);
        record.WriteSidOrNull("trunk_sid"u8, "TK");
        record.WriteUnknownFields();
        json.WriteEndObject();
        return price;
    }
}
