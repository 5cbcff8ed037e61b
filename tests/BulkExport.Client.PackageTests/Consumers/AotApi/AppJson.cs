using System.Text.Json.Serialization;
using BulkExport.Client;

namespace AotApi;

// <di-aot-context>
[JsonSerializable(typeof(Job))]
[JsonSerializable(typeof(IAsyncEnumerable<Job>))]
internal sealed partial class AppJson : JsonSerializerContext;
// </di-aot-context>
