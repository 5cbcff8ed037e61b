using System.Text.Json.Serialization;

namespace BulkExport.Client.SoakTests;

/// <summary>A message as a caller may want it.</summary>
internal sealed record OwnRecord(
    [property: JsonPropertyName("sid")] string Sid,
    [property: JsonPropertyName("from")] string From,
    [property: JsonPropertyName("body")] string Body
);
