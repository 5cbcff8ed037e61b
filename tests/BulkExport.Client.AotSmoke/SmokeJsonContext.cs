using System.Text.Json.Serialization;

namespace BulkExport.Client.AotSmoke;

[JsonSerializable(typeof(CustomMessage))]
[JsonSerializable(typeof(Dictionary<ResourceType, int>))]
[JsonSerializable(typeof(StoredJob))]
internal sealed partial class SmokeJsonContext : JsonSerializerContext;
