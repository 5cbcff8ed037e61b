using System.Text.Json.Serialization;

namespace BulkExport.Client.Soak;

[JsonSerializable(typeof(OwnRecord))]
internal sealed partial class OwnRecordContext : JsonSerializerContext;
