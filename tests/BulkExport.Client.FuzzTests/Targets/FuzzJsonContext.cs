using System.Text.Json.Serialization;

namespace BulkExport.Client.FuzzTests.Targets;

[JsonSerializable(typeof(OwnMessage))]
[JsonSerializable(typeof(MessageRecord))]
[JsonSerializable(typeof(CallRecord))]
[JsonSerializable(typeof(ConferenceRecord))]
[JsonSerializable(typeof(ParticipantRecord))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
internal sealed partial class FuzzJsonContext : JsonSerializerContext;
