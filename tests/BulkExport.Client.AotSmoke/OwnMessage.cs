using System.Text.Json.Serialization;

namespace BulkExport.Client.AotSmoke;

/// <summary>A user's own record: as much of a message as they need.</summary>
internal sealed record OwnMessage([property: JsonPropertyName("sid")] string Sid);
