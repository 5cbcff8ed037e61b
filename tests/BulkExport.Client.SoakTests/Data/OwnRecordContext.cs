using System.Text.Json.Serialization;

namespace BulkExport.Client.SoakTests;

[JsonSerializable(typeof(OwnRecord))]
internal sealed partial class OwnRecordContext : JsonSerializerContext;
