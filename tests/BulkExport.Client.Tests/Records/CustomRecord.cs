using System.Text.Json.Serialization;

namespace BulkExport.Client.Tests.Records;

/// <summary>A record type as a caller may have one.</summary>
public sealed record OwnRecord(string? Sid, decimal? Price);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(OwnRecord))]
internal sealed partial class OwnContext : JsonSerializerContext;
