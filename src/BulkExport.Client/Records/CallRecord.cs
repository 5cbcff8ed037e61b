using System.Text.Json.Serialization;

namespace BulkExport.Client;

/// <summary>Represents a call in an export file of the resource type Calls.</summary>
/// <remarks>
/// Any field may be missing. A field that the service did not send is <see langword="null"/>, or the default value where the type is not
/// nullable. Times are in UTC. <see cref="ToString"/> omits the phone numbers.
/// </remarks>
[JsonConverter(typeof(RecordJsonConverter<CallRecord>))]
public sealed partial record CallRecord : IExportRecord<CallRecord>
{
    static ResourceType IExportRecord<CallRecord>.ResourceType => ResourceType.Calls;

    /// <summary>Gets the SID of the call, or an empty SID if the service omits it.</summary>
    [JsonPropertyName("sid")]
    [RecordField(RecordFieldFormat.NotInterned)]
    public TwilioSid Sid { get; init; }

    /// <summary>Gets the SID of the call that created this one, if any.</summary>
    [JsonPropertyName("parent_call_sid")]
    public TwilioSid? ParentCallSid { get; init; }

    /// <summary>Gets the SID of the account that placed or received the call.</summary>
    [JsonPropertyName("account_sid")]
    public TwilioSid? AccountSid { get; init; }

    /// <summary>Gets the status of the call at the time of the export.</summary>
    [JsonPropertyName("status")]
    public CallStatus Status { get; init; }

    /// <summary>Gets the direction of the call.</summary>
    [JsonPropertyName("direction")]
    public CommunicationDirection Direction { get; init; }

    /// <summary>Gets the caller: a phone number, a client identifier or a SIP address.</summary>
    [JsonPropertyName("from")]
    public string? From { get; init; }

    /// <summary>Gets the callee.</summary>
    [JsonPropertyName("to")]
    public string? To { get; init; }

    /// <summary>Gets the SID of the incoming phone number or the outgoing caller ID of the call.</summary>
    [JsonPropertyName("phone_number_sid")]
    public TwilioSid? PhoneNumberSid { get; init; }

    /// <summary>Gets the start time, or <see langword="null"/> if the call was never placed.</summary>
    [JsonPropertyName("start_time")]
    public DateTimeOffset? StartTime { get; init; }

    /// <summary>Gets the end time.</summary>
    [JsonPropertyName("end_time")]
    public DateTimeOffset? EndTime { get; init; }

    /// <summary>Gets the duration, to the second.</summary>
    [JsonPropertyName("duration")]
    [RecordField(RecordFieldFormat.Seconds)]
    public TimeSpan? Duration { get; init; }

    /// <summary>Gets the price, in the currency of <see cref="PriceUnit"/>. Charges are negative.</summary>
    /// <value>The price, or <see langword="null"/> if it was not available at the time of the export.</value>
    [JsonPropertyName("price")]
    public decimal? Price { get; init; }

    /// <summary>Gets the currency of <see cref="Price"/>, such as <c>USD</c>.</summary>
    [JsonPropertyName("price_unit")]
    public string? PriceUnit { get; init; }

    /// <summary>Gets the result of answering machine detection (AMD), such as <c>human</c> or <c>machine_start</c>, if it was enabled.</summary>
    [JsonPropertyName("answered_by")]
    public string? AnsweredBy { get; init; }

    /// <summary>Gets the number that forwarded the call, if the carrier reports it.</summary>
    [JsonPropertyName("forwarded_from")]
    public string? ForwardedFrom { get; init; }

    /// <summary>Gets the SID of the group that the call belongs to, if any.</summary>
    [JsonPropertyName("group_sid")]
    public TwilioSid? GroupSid { get; init; }

    /// <summary>Gets the name of the caller, if it was looked up.</summary>
    [JsonPropertyName("caller_name")]
    [RecordField(RecordFieldFormat.NotInterned)]
    public string? CallerName { get; init; }

    /// <summary>Gets the SID of the SIP trunk, if any.</summary>
    [JsonPropertyName("trunk_sid")]
    public TwilioSid? TrunkSid { get; init; }

    /// <summary>Gets the time for which the call was queued.</summary>
    [JsonPropertyName("queue_time")]
    [RecordField(RecordFieldFormat.Milliseconds)]
    public TimeSpan? QueueTime { get; init; }

    /// <summary>Gets the time at which the call was created.</summary>
    [JsonPropertyName("date_created")]
    public DateTimeOffset? DateCreated { get; init; }

    /// <summary>Gets the time at which the record was last updated.</summary>
    [JsonPropertyName("date_updated")]
    public DateTimeOffset? DateUpdated { get; init; }

    /// <inheritdoc/>
    [JsonIgnore] // written as individual properties
    public AdditionalRecordProperties? AdditionalProperties { get; init; }

    /// <summary>Returns a description of the call without its phone numbers and names.</summary>
    /// <returns>A single-line string.</returns>
    public override string ToString() =>
        RecordText.Format(
            $"Call {Sid}",
            $"{Status}",
            $"{Direction}",
            RecordText.FormatTime("started", StartTime),
            RecordText.FormatTime("ended", EndTime)
        );
}
