using System.Text.Json.Serialization;

namespace BulkExport.Client;

/// <summary>Represents a conference in an export file of the resource type Conferences.</summary>
/// <remarks>
/// Any field may be missing. A field that the service did not send is <see langword="null"/>, or the default value where the type is not
/// nullable. Times are in UTC. <see cref="ToString"/> omits the name.
/// </remarks>
[JsonConverter(typeof(RecordJsonConverter<ConferenceRecord>))]
public sealed partial record ConferenceRecord : IExportRecord<ConferenceRecord>
{
    static ResourceType IExportRecord<ConferenceRecord>.ResourceType => ResourceType.Conferences;

    /// <summary>Gets the SID of the conference, or an empty SID if the service omits it.</summary>
    [JsonPropertyName("sid")]
    [RecordField(RecordFieldFormat.NotInterned)]
    public TwilioSid Sid { get; init; }

    /// <summary>Gets the SID of the account that created the conference.</summary>
    [JsonPropertyName("account_sid")]
    public TwilioSid? AccountSid { get; init; }

    /// <summary>Gets the friendly name of the conference.</summary>
    [JsonPropertyName("friendly_name")]
    [RecordField(RecordFieldFormat.NotInterned)]
    public string? FriendlyName { get; init; }

    /// <summary>Gets the status of the conference at the time of the export.</summary>
    [JsonPropertyName("status")]
    public ConferenceStatus Status { get; init; }

    /// <summary>Gets the region in which the audio was mixed, such as <c>us1</c>.</summary>
    [JsonPropertyName("region")]
    public string? Region { get; init; }

    /// <summary>Gets the reason why the conference ended, such as <c>last-participant-left</c>.</summary>
    [JsonPropertyName("reason_conference_ended")]
    public string? ReasonConferenceEnded { get; init; }

    /// <summary>Gets the SID of the call that ended the conference.</summary>
    [JsonPropertyName("call_sid_ending_conference")]
    [RecordField(RecordFieldFormat.NotInterned)]
    public TwilioSid? CallSidEndingConference { get; init; }

    /// <summary>Gets the time at which the conference was created.</summary>
    [JsonPropertyName("date_created")]
    public DateTimeOffset? DateCreated { get; init; }

    /// <summary>Gets the time at which the record was last updated.</summary>
    [JsonPropertyName("date_updated")]
    public DateTimeOffset? DateUpdated { get; init; }

    /// <inheritdoc/>
    [JsonIgnore] // written as individual properties
    public AdditionalRecordProperties? AdditionalProperties { get; init; }

    /// <summary>Returns a description of the conference without its name.</summary>
    /// <returns>A single-line string.</returns>
    public override string ToString() =>
        RecordText.Format(
            $"Conference {Sid}",
            $"{Status}",
            RecordText.FormatTime("created", DateCreated),
            RecordText.FormatTime("updated", DateUpdated)
        );
}
