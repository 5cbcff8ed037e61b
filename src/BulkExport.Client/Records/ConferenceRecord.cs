using System.Text.Json.Serialization;

namespace BulkExport.Client;

/// <summary>A conference, as the files of the resource type Conferences have it.</summary>
/// <remarks>
/// Any field may be missing: the service leaves fields out, and a field that it did not send is <see langword="null"/>, or empty where that
/// cannot be. Times are in UTC. <see cref="ToString"/> does not show the name.
/// </remarks>
[JsonConverter(typeof(ConferenceRecordJsonConverter))]
public sealed record ConferenceRecord : IExportRecord<ConferenceRecord>
{
    static ResourceType IExportRecord<ConferenceRecord>.ResourceType => ResourceType.Conferences;

    /// <summary>The conference's SID; empty when the service left it out.</summary>
    public Sid Sid { get; init; }

    /// <summary>The SID of the account that held the conference.</summary>
    public Sid? AccountSid { get; init; }

    /// <summary>The name of the conference.</summary>
    public string? FriendlyName { get; init; }

    /// <summary>What had become of the conference when the file was made.</summary>
    public ConferenceStatus Status { get; init; }

    /// <summary>The region in which the audio was mixed, such as <c>us1</c>.</summary>
    public string? Region { get; init; }

    /// <summary>Why the conference ended, such as <c>last-participant-left</c>.</summary>
    public string? ReasonConferenceEnded { get; init; }

    /// <summary>The SID of the call that ended the conference.</summary>
    public Sid? CallSidEndingConference { get; init; }

    /// <summary>When the conference was created.</summary>
    public DateTimeOffset? DateCreated { get; init; }

    /// <summary>When the record was last changed.</summary>
    public DateTimeOffset? DateUpdated { get; init; }

    static LineParser<ConferenceRecord> IExportRecord<ConferenceRecord>.CreateParser() =>
        new RecordLineParser<ConferenceRecord, ConferenceRecordJsonConverter.Fields>();

    /// <summary>Describes the conference without its name.</summary>
    /// <returns>A text of one line.</returns>
    public override string ToString() =>
        FormattableString.Invariant($"Conference {Sid}: {Status}, created {DateCreated:u}, updated {DateUpdated:u}");
}
