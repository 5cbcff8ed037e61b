using System.Globalization;
using System.Text.Json;

namespace BulkExport.Client.Testing;

/// <summary>Generates message records. The service omits the fields <c>price_unit</c>, <c>api_version</c>, <c>error_message</c> and <c>uri</c>.</summary>
internal static class MessageRecordWriter
{
    private static readonly string[] Statuses = ["delivered", "delivered", "delivered", "sent", "received", "undelivered", "failed"];
    private static readonly string[] Directions = ["outbound-api", "outbound-reply", "outbound-call", "inbound"];
    private static readonly int[] ErrorCodes = [30003, 30005, 30006, 30008];

    private static readonly string[] Bodies =
    [
        "Your code is 123456",
        "See you at 6",
        "He said: \"Reply STOP to end\"\nThank you",
        "Grüße aus Köln, größer ist schöner",
        "ご注文ありがとうございます",
        "Your parcel is here 📦🎉",
        "",
        "C:\\temp\\new\ttab",
    ];

    public static decimal Write(Utf8JsonWriter json, SeededRandom random, DateTime time, bool isSettled)
    {
        var record = new SimulatedRecordJson(json, random);
        var segments = 1 + random.Next(3);
        var status = random.Choose<string>(Statuses);
        json.WriteStartObject();
        json.WriteString("status"u8, isSettled || status == "received" ? status : "sent");
        record.WriteAccountSid();
        record.WritePhoneNumber("from"u8);
        record.WritePhoneNumber("to"u8);
        json.WriteString("body"u8, random.Choose<string>(Bodies));
        record.WriteNumber("num_segments"u8, segments);
        record.WriteTimestamp("date_sent"u8, time.AddSeconds(random.Next(3)));
        record.WriteTimestamp("date_updated"u8, time.AddSeconds(3 + random.Next(60)));
        var price = record.WritePrice(-0.00750m * segments, isSettled);
        record.WriteTimestamp("date_created"u8, time);
        WriteErrorCode(json, record, random, failed: status is "failed" or "undelivered", isSettled);
        record.WriteSid("sid"u8, random.OneIn(8) ? "MM" : "SM");
        record.WriteUnknownFields();
        record.WriteSidOrNull("messaging_service_sid"u8, "MG");
        json.WriteString("direction"u8, random.Choose<string>(Directions));
        json.WriteString("start"u8, time.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        record.WriteNumber("num_media"u8, random.OneIn(10) ? 1 : 0);
        json.WriteEndObject();
        return price;
    }

    private static void WriteErrorCode(Utf8JsonWriter json, SimulatedRecordJson record, SeededRandom random, bool failed, bool isSettled)
    {
        if (failed)
        {
            var errorCode = random.Choose<int>(ErrorCodes);
            record.WriteNumber("error_code"u8, isSettled ? errorCode : 0);
        }
        else if (random.OneIn(4))
        {
            json.WriteNull("error_code"u8);
        }
        else
        {
            json.WriteNumber("error_code"u8, 0);
        }
    }
}
