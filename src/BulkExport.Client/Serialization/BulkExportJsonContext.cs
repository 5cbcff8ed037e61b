using System.Text.Json.Serialization;

namespace BulkExport.Client;

/// <summary>The source-generated metadata of every type that goes over the wire.</summary>
[JsonSerializable(typeof(ExportConfiguration))]
[JsonSerializable(typeof(ExportedDay))]
[JsonSerializable(typeof(ExportManifest))]
[JsonSerializable(typeof(Job))]
[JsonSerializable(typeof(ServiceErrorBody))]
internal sealed partial class BulkExportJsonContext : JsonSerializerContext;
