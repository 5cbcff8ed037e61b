using System.Text.Json.Serialization;

namespace BulkExport.Client.Benchmarks;

[JsonSerializable(typeof(PlainMessage))]
internal sealed partial class PlainMessageContext : JsonSerializerContext;
