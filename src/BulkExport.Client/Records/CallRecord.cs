using System.Text.Json.Serialization;

namespace BulkExport.Client;

/// <summary>A call, as the files of the resource type Calls have it.</summary>
/// <remarks>
/// Any field may be missing: the service leaves fields out, and a field that it did not send is <see langword="null"/>, or empty where that
/// cannot be. Times are in UTC. <see cref="ToString"/> shows no numbers.
/// </remarks>
[JsonConverter(typeof(CallRecordJsonConverter))]
public sealed record CallRecord : IExportRecord<CallRecord>
{
    static ResourceType IExportRecord<CallRecord>.ResourceType => ResourceType.Calls;

    /// <summary>The call's SID; empty when the service left it out.</summary>
    public Sid Sid { get; init; }

    /// <summary>The SID of the call that started this one, if one did.</summary>
    public Sid? ParentCallSid { get; init; }

    /// <summary>The SID of the account that placed or received the call.</summary>
    public Sid? AccountSid { get; init; }

    /// <summary>What had become of the call when the file was made.</summary>
    public CallStatus Status { get; init; }

    /// <summary>Which way the call went.</summary>
    public Direction Direction { get; init; }

    /// <summary>Who called: a telephone number, a client or a SIP address.</summary>
    public string? From { get; init; }

    /// <summary>Who was called.</summary>
    public string? To { get; init; }

    /// <summary>The SID of the account's number that took part.</summary>
    public Sid? PhoneNumberSid { get; init; }

    /// <summary>When the call started; <see langword="null"/> when it was never placed.</summary>
    public DateTimeOffset? StartTime { get; init; }

    /// <summary>When the call ended.</summary>
    public DateTimeOffset? EndTime { get; init; }

    /// <summary>How long the call lasted, to the second.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>What the call cost, as a negative amount in <see cref="PriceUnit"/>; not known at once.</summary>
    public decimal? Price { get; init; }

    /// <summary>The currency of <see cref="Price"/>, such as <c>USD</c>.</summary>
    public string? PriceUnit { get; init; }

    /// <summary>Who answered, such as <c>human</c> or <c>machine_start</c>, when that was looked for.</summary>
    public string? AnsweredBy { get; init; }

    /// <summary>The number that the call was forwarded from, if the carrier tells.</summary>
    public string? ForwardedFrom { get; init; }

    /// <summary>The SID of the group of calls that the call belongs to.</summary>
    public Sid? GroupSid { get; init; }

    /// <summary>The name of the caller, when it was looked up.</summary>
    public string? CallerName { get; init; }

    /// <summary>The SID of the SIP trunk, if there was one.</summary>
    public Sid? TrunkSid { get; init; }

    /// <summary>How long the call waited before it was placed.</summary>
    public TimeSpan? QueueTime { get; init; }

    /// <summary>When the call was created.</summary>
    public DateTimeOffset? DateCreated { get; init; }

    /// <summary>When the record was last changed.</summary>
    public DateTimeOffset? DateUpdated { get; init; }

    static LineParser<CallRecord> IExportRecord<CallRecord>.CreateParser() =>
        new RecordLineParser<CallRecord, CallRecordJsonConverter.Fields>();

    /// <summary>Describes the call without its numbers and names.</summary>
    /// <returns>A text of one line.</returns>
    public override string ToString() =>
        FormattableString.Invariant($"Call {Sid}: {Status}, {Direction}, started {StartTime:u}, ended {EndTime:u}");
}
