using System.Text.Json.Serialization;

namespace BulkExport.Client.SoakTests;

/// <summary>Represents a message as a custom type of a user.</summary>
internal sealed record CustomRecord(
    [property: JsonPropertyName("sid")] string Sid,
    [property: JsonPropertyName("from")] string From,
    [property: JsonPropertyName("body")] string Body
);
