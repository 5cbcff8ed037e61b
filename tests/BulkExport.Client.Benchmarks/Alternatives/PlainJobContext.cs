using System.Text.Json.Serialization;

namespace BulkExport.Client.Benchmarks.Alternatives;

/// <summary>Source generation, as a careful developer would set it up.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    NumberHandling = JsonNumberHandling.AllowReadingFromString
)]
[JsonSerializable(typeof(PlainJob))]
internal sealed partial class PlainJobContext : JsonSerializerContext;
