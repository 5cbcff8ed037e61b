using System.Text.Json.Serialization;

namespace BulkExport.Client.FuzzTests.Targets;

[JsonSerializable(typeof(OwnMessage))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
internal sealed partial class FuzzJsonContext : JsonSerializerContext;
