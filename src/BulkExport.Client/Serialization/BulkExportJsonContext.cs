using System.Text.Json.Serialization;

namespace BulkExport.Client;

/// <summary>Provides source-generated metadata for the types that the client serializes.</summary>
[JsonSerializable(typeof(ExportConfiguration))]
[JsonSerializable(typeof(ExportedDay))]
[JsonSerializable(typeof(Job))]
internal sealed partial class BulkExportJsonContext : JsonSerializerContext;
