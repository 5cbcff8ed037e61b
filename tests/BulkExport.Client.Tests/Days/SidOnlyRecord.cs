using System.Text.Json.Serialization;

namespace BulkExport.Client.Tests.Days;

/// <summary>A record type of a caller who wants one field.</summary>
public sealed record SidOnly(string Sid);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(SidOnly))]
internal sealed partial class SidContext : JsonSerializerContext;
