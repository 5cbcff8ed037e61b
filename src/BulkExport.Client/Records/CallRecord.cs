using System.Text.Json.Serialization;

namespace BulkExport.Client;

/// <summary>A call in the exported files of the resource type Calls.</summary>
/// <remarks>
/// Any field may be missing. A field that the service did not send is <see langword="null"/>, or the default value where the type is not
/// nullable. Times are in UTC. <see cref="ToString"/> omits the telephone numbers.
/// </remarks>
[JsonConverter(typeof(RecordJsonConverter<CallRecord>))]
public sealed partial record CallRecord : IExportRecord<CallRecord>
{
    static ResourceType IExportRecord<CallRecord>.ResourceType => ResourceType.Calls;

    /// <summary>Gets or initializes the SID of the call; empty if the service omits it.</summary>
    [JsonPropertyName("sid")]
    [RecordField(RecordFieldFormat.Unique)]
    public TwilioSid Sid { get; init; }

    /// <summary>Gets or initializes the SID of the call that created this one, if any.</summary>
    [JsonPropertyName("parent_call_sid")]
    public TwilioSid? ParentCallSid { get; init; }

    /// <summary>Gets or initializes the SID of the account that placed or received the call.</summary>
    [JsonPropertyName("account_sid")]
    public TwilioSid? AccountSid { get; init; }

    /// <summary>Gets or initializes the status of the call at the time of the export.</summary>
    [JsonPropertyName("status")]
    public CallStatus Status { get; init; }

    /// <summary>Gets or initializes the direction of the call.</summary>
    [JsonPropertyName("direction")]
    public CommunicationDirection Direction { get; init; }

    /// <summary>Gets or initializes the caller: a telephone number, a client or a SIP address.</summary>
    [JsonPropertyName("from")]
    public string? From { get; init; }

    /// <summary>Gets or initializes the callee.</summary>
    [JsonPropertyName("to")]
    public string? To { get; init; }

    /// <summary>Gets or initializes the SID of the account's telephone number.</summary>
    [JsonPropertyName("phone_number_sid")]
    public TwilioSid? PhoneNumberSid { get; init; }

    /// <summary>Gets or initializes the start time; <see langword="null"/> if the call was never placed.</summary>
    [JsonPropertyName("start_time")]
    public DateTimeOffset? StartTime { get; init; }

    /// <summary>Gets or initializes the end time.</summary>
    [JsonPropertyName("end_time")]
    public DateTimeOffset? EndTime { get; init; }

    /// <summary>Gets or initializes the duration, to the second.</summary>
    [JsonPropertyName("duration")]
    [RecordField(RecordFieldFormat.Seconds)]
    public TimeSpan? Duration { get; init; }

    /// <summary>Gets or initializes the price as a negative amount in <see cref="PriceUnit"/>; it becomes available after the call.</summary>
    [JsonPropertyName("price")]
    public decimal? Price { get; init; }

    /// <summary>Gets or initializes the currency of <see cref="Price"/>, such as <c>USD</c>.</summary>
    [JsonPropertyName("price_unit")]
    public string? PriceUnit { get; init; }

    /// <summary>Gets or initializes the result of answering machine detection, such as <c>human</c> or <c>machine_start</c>, if it was enabled.</summary>
    [JsonPropertyName("answered_by")]
    public string? AnsweredBy { get; init; }

    /// <summary>Gets or initializes the number that forwarded the call, if the carrier reports it.</summary>
    [JsonPropertyName("forwarded_from")]
    public string? ForwardedFrom { get; init; }

    /// <summary>Gets or initializes the SID of the group of calls.</summary>
    [JsonPropertyName("group_sid")]
    public TwilioSid? GroupSid { get; init; }

    /// <summary>Gets or initializes the name of the caller, if it was looked up.</summary>
    [JsonPropertyName("caller_name")]
    [RecordField(RecordFieldFormat.Unique)]
    public string? CallerName { get; init; }

    /// <summary>Gets or initializes the SID of the SIP trunk, if any.</summary>
    [JsonPropertyName("trunk_sid")]
    public TwilioSid? TrunkSid { get; init; }

    /// <summary>Gets or initializes the time for which the call was queued.</summary>
    [JsonPropertyName("queue_time")]
    [RecordField(RecordFieldFormat.Milliseconds)]
    public TimeSpan? QueueTime { get; init; }

    /// <summary>Gets or initializes the time at which the call was created.</summary>
    [JsonPropertyName("date_created")]
    public DateTimeOffset? DateCreated { get; init; }

    /// <summary>Gets or initializes the time at which the record was last updated.</summary>
    [JsonPropertyName("date_updated")]
    public DateTimeOffset? DateUpdated { get; init; }

    /// <summary>Returns a description of the call without its telephone numbers and names.</summary>
    /// <returns>A single line.</returns>
    public override string ToString() =>
        FormattableString.Invariant($"Call {Sid}: {Status}, {Direction}, started {StartTime:u}, ended {EndTime:u}");
}
