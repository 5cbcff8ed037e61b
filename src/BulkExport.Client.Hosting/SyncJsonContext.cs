using System.Text.Json.Serialization;

namespace BulkExport.Client.Hosting;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(SyncLeaseDocument))]
[JsonSerializable(typeof(SyncState))]
internal sealed partial class SyncJsonContext : JsonSerializerContext;
