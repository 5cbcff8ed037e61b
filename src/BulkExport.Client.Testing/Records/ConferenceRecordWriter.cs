using System.Text.Json;

namespace BulkExport.Client.Testing;

/// <summary>Generates conference records. The service omits the fields <c>api_version</c>, <c>uri</c>, <c>subresource_uris</c> and <c>price</c>.</summary>
internal static class ConferenceRecordWriter
{
    private static readonly string[] Regions = ["us1", "us1", "ie1", "de1"];
    private static readonly string[] Reasons =
    [
        "last-participant-left",
        "participant-with-end-conference-on-exit-left",
        "conference-ended-via-api",
    ];

    public static decimal Write(Utf8JsonWriter json, SeededRandom random, DateTime time, bool isSettled)
    {
        var record = new SimulatedRecordJson(json, random);
        json.WriteStartObject();
        record.WriteAccountSid();
        record.WriteTimestamp("date_created"u8, time);
        record.WriteTimestamp("date_updated"u8, time.AddSeconds(30 + random.Next(3600)));
        json.WriteString("friendly_name"u8, random.OneIn(4) ? "Tägliche Runde" : $"Room {random.Next(100)}");
        json.WriteString("region"u8, random.Choose<string>(Regions));
        record.WriteSid("sid"u8, "CF");
        json.WriteString("status"u8, random.OneIn(20) || !isSettled ? "in-progress" : "completed");
        if (!random.OneIn(8))
        {
            json.WriteString("reason_conference_ended"u8, random.Choose<string>(Reasons));
        }

        record.WriteSidOrNull("call_sid_ending_conference"u8, "CA");
        record.WriteUnknownFields();
        json.WriteEndObject();
        return 0;
    }
}
