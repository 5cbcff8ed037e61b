using System.Text.Json.Serialization;

namespace BulkExport.Client;

/// <summary>The source-generated metadata of every type that goes over the wire.</summary>
[JsonSerializable(typeof(ExportConfiguration))]
[JsonSerializable(typeof(ExportedDay))]
[JsonSerializable(typeof(Job))]
[JsonSerializable(typeof(MessageRecord))]
[JsonSerializable(typeof(CallRecord))]
[JsonSerializable(typeof(ConferenceRecord))]
[JsonSerializable(typeof(ParticipantRecord))]
[JsonSerializable(typeof(MessageStatus))]
[JsonSerializable(typeof(CallStatus))]
[JsonSerializable(typeof(ConferenceStatus))]
[JsonSerializable(typeof(ParticipantStatus))]
[JsonSerializable(typeof(Direction))]
[JsonSerializable(typeof(Sid))]
internal sealed partial class BulkExportJsonContext : JsonSerializerContext;
