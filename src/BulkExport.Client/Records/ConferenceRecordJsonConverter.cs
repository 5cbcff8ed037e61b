using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace BulkExport.Client;

/// <summary>Reads and writes a <see cref="ConferenceRecord"/> in the service's own form: the one place that knows it.</summary>
/// <remarks>Public only so that source-generated JSON of other assemblies can reach it.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ConferenceRecordJsonConverter : JsonConverter<ConferenceRecord>
{
    /// <summary>The fields of the wire, which writes <c>AccountSid</c> as <c>account_sid</c>.</summary>
    private enum Field
    {
        Sid,
        AccountSid,
        FriendlyName,
        Status,
        Region,
        ReasonConferenceEnded,
        CallSidEndingConference,
        DateCreated,
        DateUpdated,
    }

    /// <inheritdoc/>
    public override ConferenceRecord Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        RecordJson<ConferenceRecord, Fields>.Read(ref reader);

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, ConferenceRecord value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteString("sid"u8, value.Sid.Value);
        writer.WriteString("account_sid"u8, value.AccountSid?.Value);
        writer.WriteString("friendly_name"u8, value.FriendlyName);
        writer.WriteString("status"u8, value.Status.Value);
        writer.WriteString("region"u8, value.Region);
        writer.WriteString("reason_conference_ended"u8, value.ReasonConferenceEnded);
        writer.WriteString("call_sid_ending_conference"u8, value.CallSidEndingConference?.Value);
        WireUtc.Write(writer, "date_created"u8, value.DateCreated);
        WireUtc.Write(writer, "date_updated"u8, value.DateUpdated);
        writer.WriteEndObject();
    }

    /// <summary>What has been read of a record.</summary>
    internal struct Fields : IRecordFields<ConferenceRecord>
    {
        private string? _sid;
        private string? _accountSid;
        private string? _friendlyName;
        private ConferenceStatus _status;
        private string? _region;
        private string? _reasonConferenceEnded;
        private string? _callSidEndingConference;
        private DateTimeOffset? _dateCreated;
        private DateTimeOffset? _dateUpdated;

        public static FieldNames Names { get; } = FieldNames.Of<Field>();

        public void Set(int field, in WireValue value)
        {
            switch ((Field)field)
            {
                case Field.Sid:
                    _sid = value.AsText();
                    break;
                case Field.AccountSid:
                    _accountSid = value.AsName();
                    break;
                case Field.FriendlyName:
                    _friendlyName = value.AsText();
                    break;
                case Field.Status:
                    _status = ConferenceStatus.Of(value.AsName());
                    break;
                case Field.Region:
                    _region = value.AsName();
                    break;
                case Field.ReasonConferenceEnded:
                    _reasonConferenceEnded = value.AsName();
                    break;
                case Field.CallSidEndingConference:
                    _callSidEndingConference = value.AsText();
                    break;
                case Field.DateCreated:
                    _dateCreated = value.AsTime();
                    break;
                case Field.DateUpdated:
                    _dateUpdated = value.AsTime();
                    break;
            }
        }

        public readonly ConferenceRecord ToRecord() =>
            new()
            {
                Sid = Sid.Of(_sid),
                AccountSid = Sid.OfOptional(_accountSid),
                FriendlyName = _friendlyName,
                Status = _status,
                Region = _region,
                ReasonConferenceEnded = _reasonConferenceEnded,
                CallSidEndingConference = Sid.OfOptional(_callSidEndingConference),
                DateCreated = _dateCreated,
                DateUpdated = _dateUpdated,
            };
    }
}
