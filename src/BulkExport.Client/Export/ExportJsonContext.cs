using System.Text.Json.Serialization;

namespace BulkExport.Client;

/// <summary>Provides source-generated serialization metadata for the documents in a store.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    WriteIndented = true
)]
[JsonSerializable(typeof(OwnerDocument))]
[JsonSerializable(typeof(JobDocument))]
[JsonSerializable(typeof(MonthIndexDocument))]
[JsonSerializable(typeof(OpenJobsDocument))]
[JsonSerializable(typeof(QuotaDocument))]
internal sealed partial class ExportJsonContext : JsonSerializerContext;
