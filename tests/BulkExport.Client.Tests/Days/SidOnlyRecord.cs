using System.Text.Json.Serialization;

namespace BulkExport.Client.Tests.Days;

/// <summary>A custom record type with one property.</summary>
public sealed record SidOnlyRecord(string Sid);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(SidOnlyRecord))]
internal sealed partial class SidContext : JsonSerializerContext;
