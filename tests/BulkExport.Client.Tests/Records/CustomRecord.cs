using System.Text.Json.Serialization;

namespace BulkExport.Client.Tests.Records;

/// <summary>A custom record type, as a user would declare it.</summary>
public sealed record CustomRecord(string? Sid, decimal? Price);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(CustomRecord))]
internal sealed partial class CustomContext : JsonSerializerContext;
