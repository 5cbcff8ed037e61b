using System.Text.Json;

namespace BulkExport.Client.Testing;

/// <summary>Generates conference participant records. The service omits the fields <c>uri</c>, <c>label</c> and <c>price</c>.</summary>
internal static class ParticipantRecordWriter
{
    public static decimal Write(Utf8JsonWriter json, SeededRandom random, DateTime time, bool isSettled)
    {
        var record = new SimulatedRecordJson(json, random);
        json.WriteStartObject();
        record.WriteAccountSid();
        record.WriteSid("call_sid"u8, "CA");
        record.WriteSidOrNull("call_sid_to_coach"u8, "CA");
        json.WriteBoolean("coaching"u8, random.OneIn(10));
        record.WriteSid("conference_sid"u8, "CF");
        record.WriteTimestamp("date_created"u8, time);
        record.WriteTimestamp("date_updated"u8, time.AddSeconds(random.Next(3600)));
        json.WriteBoolean("end_conference_on_exit"u8, random.OneIn(3));
        json.WriteBoolean("muted"u8, random.OneIn(3));
        json.WriteBoolean("hold"u8, random.OneIn(10));
        json.WriteBoolean("start_conference_on_enter"u8, !random.OneIn(5));
        json.WriteString("status"u8, random.OneIn(20) || !isSettled ? "connected" : "complete");
        if (random.OneIn(2))
        {
            record.WriteNumber("queue_time"u8, random.Next(5000));
        }

        record.WriteUnknownFields();
        json.WriteEndObject();
        return 0;
    }
}
