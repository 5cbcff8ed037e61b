using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace BulkExport.Client;

/// <summary>Reads and writes a <see cref="CallRecord"/> in the service's own form: the one place that knows it.</summary>
/// <remarks>Public only so that source-generated JSON of other assemblies can reach it.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class CallRecordJsonConverter : JsonConverter<CallRecord>
{
    /// <summary>The fields of the wire, which writes <c>AccountSid</c> as <c>account_sid</c>.</summary>
    private enum Field
    {
        Sid,
        ParentCallSid,
        AccountSid,
        Status,
        Direction,
        From,
        To,
        PhoneNumberSid,
        StartTime,
        EndTime,
        Duration,
        Price,
        PriceUnit,
        AnsweredBy,
        ForwardedFrom,
        GroupSid,
        CallerName,
        TrunkSid,
        QueueTime,
        DateCreated,
        DateUpdated,
    }

    /// <inheritdoc/>
    public override CallRecord Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        RecordJson<CallRecord, Fields>.Read(ref reader);

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, CallRecord value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteString("sid"u8, value.Sid.Value);
        writer.WriteString("parent_call_sid"u8, value.ParentCallSid?.Value);
        writer.WriteString("account_sid"u8, value.AccountSid?.Value);
        writer.WriteString("status"u8, value.Status.Value);
        writer.WriteString("direction"u8, value.Direction.Value);
        writer.WriteString("from"u8, value.From);
        writer.WriteString("to"u8, value.To);
        writer.WriteString("phone_number_sid"u8, value.PhoneNumberSid?.Value);
        WireUtc.Write(writer, "start_time"u8, value.StartTime);
        WireUtc.Write(writer, "end_time"u8, value.EndTime);
        writer.WriteNumberOrNull("duration"u8, (decimal?)value.Duration?.Ticks / TimeSpan.TicksPerSecond);
        writer.WriteAmount("price"u8, value.Price);
        writer.WriteString("price_unit"u8, value.PriceUnit);
        writer.WriteString("answered_by"u8, value.AnsweredBy);
        writer.WriteString("forwarded_from"u8, value.ForwardedFrom);
        writer.WriteString("group_sid"u8, value.GroupSid?.Value);
        writer.WriteString("caller_name"u8, value.CallerName);
        writer.WriteString("trunk_sid"u8, value.TrunkSid?.Value);
        writer.WriteNumberOrNull("queue_time"u8, (decimal?)value.QueueTime?.Ticks / TimeSpan.TicksPerMillisecond);
        WireUtc.Write(writer, "date_created"u8, value.DateCreated);
        WireUtc.Write(writer, "date_updated"u8, value.DateUpdated);
        writer.WriteEndObject();
    }

    /// <summary>What has been read of a record.</summary>
    internal struct Fields : IRecordFields<CallRecord>
    {
        private string? _sid;
        private string? _parentCallSid;
        private string? _accountSid;
        private CallStatus _status;
        private Direction _direction;
        private string? _from;
        private string? _to;
        private string? _phoneNumberSid;
        private DateTimeOffset? _startTime;
        private DateTimeOffset? _endTime;
        private TimeSpan? _duration;
        private decimal? _price;
        private string? _priceUnit;
        private string? _answeredBy;
        private string? _forwardedFrom;
        private string? _groupSid;
        private string? _callerName;
        private string? _trunkSid;
        private TimeSpan? _queueTime;
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
                case Field.ParentCallSid:
                    _parentCallSid = value.AsName();
                    break;
                case Field.AccountSid:
                    _accountSid = value.AsName();
                    break;
                case Field.Status:
                    _status = CallStatus.Of(value.AsName());
                    break;
                case Field.Direction:
                    _direction = Direction.Of(value.AsName());
                    break;
                case Field.From:
                    _from = value.AsName();
                    break;
                case Field.To:
                    _to = value.AsName();
                    break;
                case Field.PhoneNumberSid:
                    _phoneNumberSid = value.AsName();
                    break;
                case Field.StartTime:
                    _startTime = value.AsTime();
                    break;
                case Field.EndTime:
                    _endTime = value.AsTime();
                    break;
                case Field.Duration:
                    _duration = value.AsSeconds();
                    break;
                case Field.Price:
                    _price = value.AsDecimal();
                    break;
                case Field.PriceUnit:
                    _priceUnit = value.AsName();
                    break;
                case Field.AnsweredBy:
                    _answeredBy = value.AsName();
                    break;
                case Field.ForwardedFrom:
                    _forwardedFrom = value.AsName();
                    break;
                case Field.GroupSid:
                    _groupSid = value.AsName();
                    break;
                case Field.CallerName:
                    _callerName = value.AsText();
                    break;
                case Field.TrunkSid:
                    _trunkSid = value.AsName();
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

        public readonly CallRecord ToRecord() =>
            new()
            {
                Sid = Sid.Of(_sid),
                ParentCallSid = Sid.OfOptional(_parentCallSid),
                AccountSid = Sid.OfOptional(_accountSid),
                Status = _status,
                Direction = _direction,
                From = _from,
                To = _to,
                PhoneNumberSid = Sid.OfOptional(_phoneNumberSid),
                StartTime = _startTime,
                EndTime = _endTime,
                Duration = _duration,
                Price = _price,
                PriceUnit = _priceUnit,
                AnsweredBy = _answeredBy,
                ForwardedFrom = _forwardedFrom,
                GroupSid = Sid.OfOptional(_groupSid),
                CallerName = _callerName,
                TrunkSid = Sid.OfOptional(_trunkSid),
                QueueTime = _queueTime,
                DateCreated = _dateCreated,
                DateUpdated = _dateUpdated,
            };
    }
}
