using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace BulkExport.Client;

/// <summary>Reads and writes a <see cref="ParticipantRecord"/> in the service's own form: the one place that knows it.</summary>
/// <remarks>Public only so that source-generated JSON of other assemblies can reach it.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ParticipantRecordJsonConverter : JsonConverter<ParticipantRecord>
{
    /// <summary>The fields of the wire, which writes <c>AccountSid</c> as <c>account_sid</c>.</summary>
    private enum Field
    {
        CallSid,
        ConferenceSid,
        AccountSid,
        Label,
        Status,
        CallSidToCoach,
        Coaching,
        Muted,
        Hold,
        StartConferenceOnEnter,
        EndConferenceOnExit,
        QueueTime,
        DateCreated,
        DateUpdated,
    }

    /// <inheritdoc/>
    public override ParticipantRecord Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        RecordJson<ParticipantRecord, Fields>.Read(ref reader);

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, ParticipantRecord value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteString("call_sid"u8, value.CallSid.Value);
        writer.WriteString("conference_sid"u8, value.ConferenceSid?.Value);
        writer.WriteString("account_sid"u8, value.AccountSid?.Value);
        writer.WriteString("label"u8, value.Label);
        writer.WriteString("status"u8, value.Status.Value);
        writer.WriteString("call_sid_to_coach"u8, value.CallSidToCoach?.Value);
        writer.WriteBooleanOrNull("coaching"u8, value.Coaching);
        writer.WriteBooleanOrNull("muted"u8, value.Muted);
        writer.WriteBooleanOrNull("hold"u8, value.Hold);
        writer.WriteBooleanOrNull("start_conference_on_enter"u8, value.StartConferenceOnEnter);
        writer.WriteBooleanOrNull("end_conference_on_exit"u8, value.EndConferenceOnExit);
        writer.WriteNumberOrNull("queue_time"u8, (decimal?)value.QueueTime?.Ticks / TimeSpan.TicksPerMillisecond);
        WireUtc.Write(writer, "date_created"u8, value.DateCreated);
        WireUtc.Write(writer, "date_updated"u8, value.DateUpdated);
        writer.WriteEndObject();
    }

    /// <summary>What has been read of a record.</summary>
    internal struct Fields : IRecordFields<ParticipantRecord>
    {
        private string? _callSid;
        private string? _conferenceSid;
        private string? _accountSid;
        private string? _label;
        private ParticipantStatus _status;
        private string? _callSidToCoach;
        private bool? _coaching;
        private bool? _muted;
        private bool? _hold;
        private bool? _startConferenceOnEnter;
        private bool? _endConferenceOnExit;
        private TimeSpan? _queueTime;
        private DateTimeOffset? _dateCreated;
        private DateTimeOffset? _dateUpdated;

        public static FieldNames Names { get; } = FieldNames.Of<Field>();

        public void Set(int field, in WireValue value)
        {
            switch ((Field)field)
            {
                case Field.CallSid:
                    _callSid = value.AsText();
                    break;
                case Field.ConferenceSid:
                    _conferenceSid = value.AsName();
                    break;
                case Field.AccountSid:
                    _accountSid = value.AsName();
                    break;
                case Field.Label:
                    _label = value.AsText();
                    break;
                case Field.Status:
                    _status = ParticipantStatus.Of(value.AsName());
                    break;
                case Field.CallSidToCoach:
                    _callSidToCoach = value.AsName();
                    break;
                case Field.Coaching:
                    _coaching = value.AsBoolean();
                    break;
                case Field.Muted:
                    _muted = value.AsBoolean();
                    break;
                case Field.Hold:
                    _hold = value.AsBoolean();
                    break;
                case Field.StartConferenceOnEnter:
                    _startConferenceOnEnter = value.AsBoolean();
                    break;
                case Field.EndConferenceOnExit:
                    _endConferenceOnExit = value.AsBoolean();
                    break;
                case Field.QueueTime:
                    _queueTime = value.AsMilliseconds();
                    break;
                case Field.DateCreated:
                    _dateCreated = value.AsTime();
                    break;
                case Field.DateUpdated:
                    _dateUpdated = value.AsTime();
                    break;
            }
        }

        public readonly ParticipantRecord ToRecord() =>
            new()
            {
                CallSid = Sid.Of(_callSid),
                ConferenceSid = Sid.OfOptional(_conferenceSid),
                AccountSid = Sid.OfOptional(_accountSid),
                Label = _label,
                Status = _status,
                CallSidToCoach = Sid.OfOptional(_callSidToCoach),
                Coaching = _coaching,
                Muted = _muted,
                Hold = _hold,
                StartConferenceOnEnter = _startConferenceOnEnter,
                EndConferenceOnExit = _endConferenceOnExit,
                QueueTime = _queueTime,
                DateCreated = _dateCreated,
                DateUpdated = _dateUpdated,
            };
    }
}
