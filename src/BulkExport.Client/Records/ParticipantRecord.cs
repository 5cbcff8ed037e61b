using System.Text.Json.Serialization;

namespace BulkExport.Client;

/// <summary>Represents a conference participant in an export file of the resource type Participants.</summary>
/// <remarks>
/// Any field may be missing. A field that the service did not send is <see langword="null"/>, or the default value where the type is not
/// nullable. Times are in UTC. <see cref="ToString"/> omits the label.
/// </remarks>
[JsonConverter(typeof(RecordJsonConverter<ParticipantRecord>))]
public sealed partial record ParticipantRecord : IExportRecord<ParticipantRecord>
{
    static ResourceType IExportRecord<ParticipantRecord>.ResourceType => ResourceType.Participants;

    /// <summary>Gets the SID of the participant's call, which identifies the participant, or an empty SID if the service omits it.</summary>
    [JsonPropertyName("call_sid")]
    [RecordField(RecordFieldFormat.NotInterned)]
    public TwilioSid CallSid { get; init; }

    /// <summary>Gets the SID of the conference.</summary>
    [JsonPropertyName("conference_sid")]
    public TwilioSid? ConferenceSid { get; init; }

    /// <summary>Gets the SID of the account that created the conference.</summary>
    [JsonPropertyName("account_sid")]
    public TwilioSid? AccountSid { get; init; }

    /// <summary>Gets the label of the participant.</summary>
    [JsonPropertyName("label")]
    [RecordField(RecordFieldFormat.NotInterned)]
    public string? Label { get; init; }

    /// <summary>Gets the status of the participant at the time of the export.</summary>
    [JsonPropertyName("status")]
    public ParticipantStatus Status { get; init; }

    /// <summary>Gets the SID of the call of the participant who was coached, if any.</summary>
    [JsonPropertyName("call_sid_to_coach")]
    public TwilioSid? CallSidToCoach { get; init; }

    /// <summary>Gets a value indicating whether the participant coached another one.</summary>
    [JsonPropertyName("coaching")]
    public bool? Coaching { get; init; }

    /// <summary>Gets a value indicating whether the participant was muted.</summary>
    [JsonPropertyName("muted")]
    public bool? Muted { get; init; }

    /// <summary>Gets a value indicating whether the participant was on hold.</summary>
    [JsonPropertyName("hold")]
    public bool? Hold { get; init; }

    /// <summary>Gets a value indicating whether the conference starts when the participant joins, if it has not started yet.</summary>
    [JsonPropertyName("start_conference_on_enter")]
    public bool? StartConferenceOnEnter { get; init; }

    /// <summary>Gets a value indicating whether the conference ends when the participant leaves.</summary>
    [JsonPropertyName("end_conference_on_exit")]
    public bool? EndConferenceOnExit { get; init; }

    /// <summary>Gets the time for which the call was queued.</summary>
    [JsonPropertyName("queue_time")]
    [RecordField(RecordFieldFormat.Milliseconds)]
    public TimeSpan? QueueTime { get; init; }

    /// <summary>Gets the time at which the participant was created.</summary>
    [JsonPropertyName("date_created")]
    public DateTimeOffset? DateCreated { get; init; }

    /// <summary>Gets the time at which the record was last updated.</summary>
    [JsonPropertyName("date_updated")]
    public DateTimeOffset? DateUpdated { get; init; }

    /// <inheritdoc/>
    [JsonIgnore] // written as individual properties
    public AdditionalRecordProperties? AdditionalProperties { get; init; }

    /// <summary>Returns a description of the participant without its label.</summary>
    /// <returns>A single-line string.</returns>
    public override string ToString() =>
        RecordText.Format(
            ConferenceSid is null ? $"Participant {CallSid}" : $"Participant {CallSid} of {ConferenceSid}",
            $"{Status}",
            RecordText.FormatTime("created", DateCreated),
            RecordText.FormatTime("updated", DateUpdated)
        );
}
