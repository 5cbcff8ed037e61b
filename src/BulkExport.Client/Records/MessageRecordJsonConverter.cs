using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace BulkExport.Client;

/// <summary>Reads and writes a <see cref="MessageRecord"/> in the service's own form: the one place that knows it.</summary>
/// <remarks>Public only so that source-generated JSON of other assemblies can reach it.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class MessageRecordJsonConverter : JsonConverter<MessageRecord>
{
    /// <summary>The fields of the wire, which writes <c>AccountSid</c> as <c>account_sid</c>.</summary>
    private enum Field
    {
        Sid,
        AccountSid,
        Status,
        Direction,
        From,
        To,
        Body,
        NumSegments,
        NumMedia,
        Price,
        PriceUnit,
        ErrorCode,
        ErrorMessage,
        MessagingServiceSid,
        DateCreated,
        DateSent,
        DateUpdated,
        Start,
        Flags,
    }

    /// <inheritdoc/>
    public override MessageRecord Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        RecordJson<MessageRecord, Fields>.Read(ref reader);

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, MessageRecord value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteString("sid"u8, value.Sid.Value);
        writer.WriteString("account_sid"u8, value.AccountSid?.Value);
        writer.WriteString("status"u8, value.Status.Value);
        writer.WriteString("direction"u8, value.Direction.Value);
        writer.WriteString("from"u8, value.From);
        writer.WriteString("to"u8, value.To);
        writer.WriteString("body"u8, value.Body);
        writer.WriteNumberOrNull("num_segments"u8, value.NumSegments);
        writer.WriteNumberOrNull("num_media"u8, value.NumMedia);
        writer.WriteAmount("price"u8, value.Price);
        writer.WriteString("price_unit"u8, value.PriceUnit);
        writer.WriteNumberOrNull("error_code"u8, value.ErrorCode);
        writer.WriteString("error_message"u8, value.ErrorMessage);
        writer.WriteString("messaging_service_sid"u8, value.MessagingServiceSid?.Value);
        WireUtc.Write(writer, "date_created"u8, value.DateCreated);
        WireUtc.Write(writer, "date_sent"u8, value.DateSent);
        WireUtc.Write(writer, "date_updated"u8, value.DateUpdated);
        WireDay.Write(writer, "start"u8, value.Start);
        writer.WriteNumberOrNull("flags"u8, value.Flags);
        writer.WriteEndObject();
    }

    /// <summary>What has been read of a record.</summary>
    internal struct Fields : IRecordFields<MessageRecord>
    {
        private string? _sid;
        private string? _accountSid;
        private MessageStatus _status;
        private Direction _direction;
        private string? _from;
        private string? _to;
        private string? _body;
        private int? _numSegments;
        private int? _numMedia;
        private decimal? _price;
        private string? _priceUnit;
        private int? _errorCode;
        private string? _errorMessage;
        private string? _messagingServiceSid;
        private DateTimeOffset? _dateCreated;
        private DateTimeOffset? _dateSent;
        private DateTimeOffset? _dateUpdated;
        private DateOnly? _start;
        private long? _flags;

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
                case Field.Status:
                    _status = MessageStatus.Of(value.AsName());
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
                case Field.Body:
                    _body = value.AsText();
                    break;
                case Field.NumSegments:
                    _numSegments = value.AsInt32();
                    break;
                case Field.NumMedia:
                    _numMedia = value.AsInt32();
                    break;
                case Field.Price:
                    _price = value.AsDecimal();
                    break;
                case Field.PriceUnit:
                    _priceUnit = value.AsName();
                    break;
                case Field.ErrorCode:
                    _errorCode = value.AsInt32() is { } code and not 0 ? code : null;
                    break;
                case Field.ErrorMessage:
                    _errorMessage = value.AsName();
                    break;
                case Field.MessagingServiceSid:
                    _messagingServiceSid = value.AsName();
                    break;
                case Field.DateCreated:
                    _dateCreated = value.AsTime();
                    break;
                case Field.DateSent:
                    _dateSent = value.AsTime();
                    break;
                case Field.DateUpdated:
                    _dateUpdated = value.AsTime();
                    break;
                case Field.Start:
                    _start = value.AsDay();
                    break;
                case Field.Flags:
                    _flags = value.AsInt64();
                    break;
            }
        }

        public readonly MessageRecord ToRecord() =>
            new()
            {
                Sid = Sid.Of(_sid),
                AccountSid = Sid.OfOptional(_accountSid),
                Status = _status,
                Direction = _direction,
                From = _from,
                To = _to,
                Body = _body,
                NumSegments = _numSegments,
                NumMedia = _numMedia,
                Price = _price,
                PriceUnit = _priceUnit,
                ErrorCode = _errorCode,
                ErrorMessage = _errorMessage,
                MessagingServiceSid = Sid.OfOptional(_messagingServiceSid),
                DateCreated = _dateCreated,
                DateSent = _dateSent,
                DateUpdated = _dateUpdated,
                Start = _start,
                Flags = _flags,
            };
    }
}
