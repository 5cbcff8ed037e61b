using System.Text.Json.Serialization;

namespace BulkExport.Client;

/// <summary>A participant of a conference, as the files of the resource type Participants have it.</summary>
/// <remarks>
/// Any field may be missing: the service leaves fields out, and a field that it did not send is <see langword="null"/>, or empty where that
/// cannot be. Times are in UTC. <see cref="ToString"/> does not show the label.
/// </remarks>
[JsonConverter(typeof(ParticipantRecordJsonConverter))]
public sealed record ParticipantRecord : IExportRecord<ParticipantRecord>
{
    static ResourceType IExportRecord<ParticipantRecord>.ResourceType => ResourceType.Participants;

    /// <summary>The SID of the participant's call, which is what names a participant; empty when the service left it out.</summary>
    public Sid CallSid { get; init; }

    /// <summary>The SID of the conference.</summary>
    public Sid? ConferenceSid { get; init; }

    /// <summary>The SID of the account that held the conference.</summary>
    public Sid? AccountSid { get; init; }

    /// <summary>The label that the participant was given.</summary>
    public string? Label { get; init; }

    /// <summary>What had become of the participant when the file was made.</summary>
    public ParticipantStatus Status { get; init; }

    /// <summary>The SID of the call whose participant was coached.</summary>
    public Sid? CallSidToCoach { get; init; }

    /// <summary>Whether the participant coached another one.</summary>
    public bool? Coaching { get; init; }

    /// <summary>Whether the participant was muted.</summary>
    public bool? Muted { get; init; }

    /// <summary>Whether the participant was on hold.</summary>
    public bool? Hold { get; init; }

    /// <summary>Whether the conference started when the participant came.</summary>
    public bool? StartConferenceOnEnter { get; init; }

    /// <summary>Whether the conference ended when the participant left.</summary>
    public bool? EndConferenceOnExit { get; init; }

    /// <summary>How long the call waited before it was placed.</summary>
    public TimeSpan? QueueTime { get; init; }

    /// <summary>When the participant was created.</summary>
    public DateTimeOffset? DateCreated { get; init; }

    /// <summary>When the record was last changed.</summary>
    public DateTimeOffset? DateUpdated { get; init; }

    static LineParser<ParticipantRecord> IExportRecord<ParticipantRecord>.CreateParser() =>
        new RecordLineParser<ParticipantRecord, ParticipantRecordJsonConverter.Fields>();

    /// <summary>Describes the participant without the label.</summary>
    /// <returns>A text of one line.</returns>
    public override string ToString() =>
        FormattableString.Invariant(
            $"Participant {CallSid} of {ConferenceSid}: {Status}, created {DateCreated:u}, updated {DateUpdated:u}"
        );
}
