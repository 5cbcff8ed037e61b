using System.Text.Json.Serialization;

namespace BulkExport.Client;

/// <summary>A message in the exported files of the resource type Messages.</summary>
/// <remarks>
/// Any field may be missing. A field that the service did not send is <see langword="null"/>, or the default value where the type is not
/// nullable. Times are in UTC. <see cref="ToString"/> omits the text and the telephone numbers.
/// </remarks>
[JsonConverter(typeof(RecordJsonConverter<MessageRecord>))]
public sealed partial record MessageRecord : IExportRecord<MessageRecord>
{
    static ResourceType IExportRecord<MessageRecord>.ResourceType => ResourceType.Messages;

    /// <summary>Gets or initializes the SID of the message; empty if the service omits it.</summary>
    [JsonPropertyName("sid")]
    [RecordField(RecordFieldFormat.Unique)]
    public TwilioSid Sid { get; init; }

    /// <summary>Gets or initializes the SID of the account that sent or received the message.</summary>
    [JsonPropertyName("account_sid")]
    public TwilioSid? AccountSid { get; init; }

    /// <summary>Gets or initializes the status of the message at the time of the export.</summary>
    [JsonPropertyName("status")]
    public MessageStatus Status { get; init; }

    /// <summary>Gets or initializes the direction of the message.</summary>
    [JsonPropertyName("direction")]
    public CommunicationDirection Direction { get; init; }

    /// <summary>Gets or initializes the sender: a telephone number, a short code, a channel address or an alphanumeric sender ID.</summary>
    [JsonPropertyName("from")]
    public string? From { get; init; }

    /// <summary>Gets or initializes the recipient.</summary>
    [JsonPropertyName("to")]
    public string? To { get; init; }

    /// <summary>Gets or initializes the text of the message.</summary>
    [JsonPropertyName("body")]
    [RecordField(RecordFieldFormat.Unique)]
    public string? Body { get; init; }

    /// <summary>Gets or initializes the number of segments, which are charged individually.</summary>
    [JsonPropertyName("num_segments")]
    public int? NumSegments { get; init; }

    /// <summary>Gets or initializes the number of media files.</summary>
    [JsonPropertyName("num_media")]
    public int? NumMedia { get; init; }

    /// <summary>Gets or initializes the price as a negative amount in <see cref="PriceUnit"/>; it becomes available after the message.</summary>
    [JsonPropertyName("price")]
    public decimal? Price { get; init; }

    /// <summary>Gets or initializes the currency of <see cref="Price"/>, such as <c>USD</c>.</summary>
    [JsonPropertyName("price_unit")]
    public string? PriceUnit { get; init; }

    /// <summary>Gets or initializes the error code; <see langword="null"/> if there is no error, for which the service also sends 0.</summary>
    [JsonPropertyName("error_code")]
    public int? ErrorCode
    {
        get;
        init => field = value == 0 ? null : value;
    }

    /// <summary>Gets or initializes the error message.</summary>
    [JsonPropertyName("error_message")]
    public string? ErrorMessage { get; init; }

    /// <summary>Gets or initializes the SID of the messaging service that sent the message, if any.</summary>
    [JsonPropertyName("messaging_service_sid")]
    public TwilioSid? MessagingServiceSid { get; init; }

    /// <summary>Gets or initializes the time at which the message was created.</summary>
    [JsonPropertyName("date_created")]
    public DateTimeOffset? DateCreated { get; init; }

    /// <summary>Gets or initializes the time at which the message was sent or received.</summary>
    [JsonPropertyName("date_sent")]
    public DateTimeOffset? DateSent { get; init; }

    /// <summary>Gets or initializes the time at which the record was last updated.</summary>
    [JsonPropertyName("date_updated")]
    public DateTimeOffset? DateUpdated { get; init; }

    /// <summary>Gets or initializes the day under which the service files the message; undocumented.</summary>
    [JsonPropertyName("start")]
    public DateOnly? Start { get; init; }

    /// <summary>Gets or initializes undocumented flags.</summary>
    [JsonPropertyName("flags")]
    public long? Flags { get; init; }

    /// <summary>Returns a description of the message without its text and telephone numbers.</summary>
    /// <returns>A single line.</returns>
    public override string ToString() => FormattableString.Invariant($"Message {Sid}: {Status}, {Direction}, sent {DateSent:u}");
}
