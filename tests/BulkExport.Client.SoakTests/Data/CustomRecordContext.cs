using System.Text.Json.Serialization;

namespace BulkExport.Client.SoakTests;

[JsonSerializable(typeof(CustomRecord))]
internal sealed partial class CustomRecordContext : JsonSerializerContext;
