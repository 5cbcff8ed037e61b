using System.Text.Json.Serialization;

namespace BulkExport.Client.Benchmarks.Alternatives;

/// <summary>The source-generated serializer context of the hand-written client.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    NumberHandling = JsonNumberHandling.AllowReadingFromString
)]
[JsonSerializable(typeof(PlainJob))]
internal sealed partial class PlainJobContext : JsonSerializerContext;
