using System.Text.Json.Serialization;
using BulkExport.Client;

namespace Aot;

[JsonSerializable(typeof(Job))]
[JsonSerializable(typeof(Dictionary<JobStatus, int>))]
internal sealed partial class AppJson : JsonSerializerContext;
