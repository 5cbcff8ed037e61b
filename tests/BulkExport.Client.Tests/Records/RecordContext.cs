using System.Text.Json.Serialization;

namespace BulkExport.Client.Tests.Records;

/// <summary>Metadata of records and their values, generated outside the library as in a user's assembly.</summary>
[JsonSerializable(typeof(MessageRecord))]
[JsonSerializable(typeof(CallRecord))]
[JsonSerializable(typeof(ConferenceRecord))]
[JsonSerializable(typeof(ParticipantRecord))]
[JsonSerializable(typeof(MessageStatus))]
[JsonSerializable(typeof(CallStatus))]
[JsonSerializable(typeof(ConferenceStatus))]
[JsonSerializable(typeof(ParticipantStatus))]
[JsonSerializable(typeof(CommunicationDirection))]
[JsonSerializable(typeof(JobStatus))]
[JsonSerializable(typeof(ResourceType))]
[JsonSerializable(typeof(TwilioSid))]
internal sealed partial class RecordContext : JsonSerializerContext;
