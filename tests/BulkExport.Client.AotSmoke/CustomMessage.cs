using System.Text.Json.Serialization;

namespace BulkExport.Client.AotSmoke;

/// <summary>Represents a message as a custom record type of a user.</summary>
internal sealed record CustomMessage([property: JsonPropertyName("sid")] string Sid);
