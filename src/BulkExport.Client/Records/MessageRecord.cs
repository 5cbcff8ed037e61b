using System.Text.Json.Serialization;

namespace BulkExport.Client;

/// <summary>Represents a message in an export file of the resource type Messages.</summary>
/// <remarks>
/// Any field may be missing. A field that the service did not send is <see langword="null"/>, or the default value where the type is not
/// nullable. Times are in UTC. <see cref="ToString"/> omits the text and the phone numbers.
/// </remarks>
[JsonConverter(typeof(RecordJsonConverter<MessageRecord>))]
public sealed partial record MessageRecord : IExportRecord<MessageRecord>
{
    static ResourceType IExportRecord<MessageRecord>.ResourceType => ResourceType.Messages;

    /// <summary>Gets the SID of the message, or an empty SID if the service omits it.</summary>
    [JsonPropertyName("sid")]
    [RecordField(RecordFieldFormat.NotInterned)]
    public TwilioSid Sid { get; init; }

    /// <summary>Gets the SID of the account that sent or received the message.</summary>
    [JsonPropertyName("account_sid")]
    public TwilioSid? AccountSid { get; init; }

    /// <summary>Gets the status of the message at the time of the export.</summary>
    [JsonPropertyName("status")]
    public MessageStatus Status { get; init; }

    /// <summary>Gets the direction of the message.</summary>
    [JsonPropertyName("direction")]
    public CommunicationDirection Direction { get; init; }

    /// <summary>Gets the sender: a phone number, a short code, a channel address or an alphanumeric sender ID.</summary>
    [JsonPropertyName("from")]
    public string? From { get; init; }

    /// <summary>Gets the recipient.</summary>
    [JsonPropertyName("to")]
    public string? To { get; init; }

    /// <summary>Gets the text of the message.</summary>
    [JsonPropertyName("body")]
    [RecordField(RecordFieldFormat.NotInterned)]
    public string? Body { get; init; }

    /// <summary>Gets the number of segments, which are charged individually.</summary>
    [JsonPropertyName("num_segments")]
    public int? NumSegments { get; init; }

    /// <summary>Gets the number of media files.</summary>
    [JsonPropertyName("num_media")]
    public int? NumMedia { get; init; }

    /// <summary>Gets the price, in the currency of <see cref="PriceUnit"/>. Charges are negative.</summary>
    /// <value>The price, or <see langword="null"/> if it was not available at the time of the export.</value>
    [JsonPropertyName("price")]
    public decimal? Price { get; init; }

    /// <summary>Gets the currency of <see cref="Price"/>, such as <c>USD</c>.</summary>
    [JsonPropertyName("price_unit")]
    public string? PriceUnit { get; init; }

    /// <summary>Gets the error code, or <see langword="null"/> if there is no error. The value 0, which the service sends for some messages without an error, is
    /// converted to <see langword="null"/>.</summary>
    [JsonPropertyName("error_code")]
    public int? ErrorCode
    {
        get;
        init => field = value == 0 ? null : value;
    }

    /// <summary>Gets the error message.</summary>
    [JsonPropertyName("error_message")]
    public string? ErrorMessage { get; init; }

    /// <summary>Gets the SID of the messaging service that sent the message, if any.</summary>
    [JsonPropertyName("messaging_service_sid")]
    public TwilioSid? MessagingServiceSid { get; init; }

    /// <summary>Gets the time at which the message was created.</summary>
    [JsonPropertyName("date_created")]
    public DateTimeOffset? DateCreated { get; init; }

    /// <summary>Gets the time at which the message was sent or received.</summary>
    [JsonPropertyName("date_sent")]
    public DateTimeOffset? DateSent { get; init; }

    /// <summary>Gets the time at which the record was last updated.</summary>
    [JsonPropertyName("date_updated")]
    public DateTimeOffset? DateUpdated { get; init; }

    /// <summary>Gets the day to which the service assigns the message. The field is undocumented.</summary>
    [JsonPropertyName("start")]
    public DateOnly? Start { get; init; }

    /// <summary>Gets the flags of the message. The field is undocumented.</summary>
    [JsonPropertyName("flags")]
    public long? Flags { get; init; }

    /// <inheritdoc/>
    [JsonIgnore] // written as individual properties
    public AdditionalRecordProperties? AdditionalProperties { get; init; }

    /// <summary>Returns a description of the message without its text and phone numbers.</summary>
    /// <returns>A single-line string.</returns>
    public override string ToString() =>
        RecordText.Format($"Message {Sid}", $"{Status}", $"{Direction}", RecordText.FormatTime("sent", DateSent));
}
