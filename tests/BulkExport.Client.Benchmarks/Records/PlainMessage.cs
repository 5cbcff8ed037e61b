using System.Text.Json.Serialization;

namespace BulkExport.Client.Benchmarks;

/// <summary>Represents a message as a hand-written class, for source-generated JSON and for Newtonsoft.Json.</summary>
internal sealed class PlainMessage
{
    [JsonPropertyName("sid"), Newtonsoft.Json.JsonProperty("sid")]
    public string? Sid { get; set; }

    [JsonPropertyName("account_sid"), Newtonsoft.Json.JsonProperty("account_sid")]
    public string? AccountSid { get; set; }

    [JsonPropertyName("status"), Newtonsoft.Json.JsonProperty("status")]
    public string? Status { get; set; }

    [JsonPropertyName("direction"), Newtonsoft.Json.JsonProperty("direction")]
    public string? Direction { get; set; }

    [JsonPropertyName("from"), Newtonsoft.Json.JsonProperty("from")]
    public string? From { get; set; }

    [JsonPropertyName("to"), Newtonsoft.Json.JsonProperty("to")]
    public string? To { get; set; }

    [JsonPropertyName("body"), Newtonsoft.Json.JsonProperty("body")]
    public string? Body { get; set; }

    [JsonPropertyName("num_segments"), Newtonsoft.Json.JsonProperty("num_segments")]
    public int? NumSegments { get; set; }

    [JsonPropertyName("num_media"), Newtonsoft.Json.JsonProperty("num_media")]
    public int? NumMedia { get; set; }

    [JsonPropertyName("price"), Newtonsoft.Json.JsonProperty("price"), JsonNumberHandling(JsonNumberHandling.AllowReadingFromString)]
    public decimal? Price { get; set; }

    [JsonPropertyName("error_code"), Newtonsoft.Json.JsonProperty("error_code")]
    public int? ErrorCode { get; set; }

    [JsonPropertyName("messaging_service_sid"), Newtonsoft.Json.JsonProperty("messaging_service_sid")]
    public string? MessagingServiceSid { get; set; }

    [JsonPropertyName("date_created"), Newtonsoft.Json.JsonProperty("date_created")]
    public DateTimeOffset? DateCreated { get; set; }

    [JsonPropertyName("date_sent"), Newtonsoft.Json.JsonProperty("date_sent")]
    public DateTimeOffset? DateSent { get; set; }

    [JsonPropertyName("date_updated"), Newtonsoft.Json.JsonProperty("date_updated")]
    public DateTimeOffset? DateUpdated { get; set; }

    [JsonPropertyName("start"), Newtonsoft.Json.JsonProperty("start")]
    public string? Start { get; set; }

    [JsonPropertyName("flags"), Newtonsoft.Json.JsonProperty("flags")]
    public long? Flags { get; set; }
}
