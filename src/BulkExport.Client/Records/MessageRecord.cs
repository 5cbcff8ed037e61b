using System.Text.Json.Serialization;

namespace BulkExport.Client;

/// <summary>A message, as the files of the resource type Messages have it.</summary>
/// <remarks>
/// Any field may be missing: the service leaves fields out, and a field that it did not send is <see langword="null"/>, or empty where that
/// cannot be. Times are in UTC. <see cref="ToString"/> shows neither the text nor the numbers.
/// </remarks>
[JsonConverter(typeof(MessageRecordJsonConverter))]
public sealed record MessageRecord : IExportRecord<MessageRecord>
{
    static ResourceType IExportRecord<MessageRecord>.ResourceType => ResourceType.Messages;

    /// <summary>The message's SID; empty when the service left it out.</summary>
    public Sid Sid { get; init; }

    /// <summary>The SID of the account that sent or received the message.</summary>
    public Sid? AccountSid { get; init; }

    /// <summary>What had become of the message when the file was made.</summary>
    public MessageStatus Status { get; init; }

    /// <summary>Which way the message went.</summary>
    public Direction Direction { get; init; }

    /// <summary>The sender: a telephone number, a short code, a channel address or a name.</summary>
    public string? From { get; init; }

    /// <summary>The recipient.</summary>
    public string? To { get; init; }

    /// <summary>The text.</summary>
    public string? Body { get; init; }

    /// <summary>How many messages the text was cut into, which is what is charged.</summary>
    public int? NumSegments { get; init; }

    /// <summary>How many files came with the message.</summary>
    public int? NumMedia { get; init; }

    /// <summary>What the message cost, as a negative amount in <see cref="PriceUnit"/>; not known at once.</summary>
    public decimal? Price { get; init; }

    /// <summary>The currency of <see cref="Price"/>, such as <c>USD</c>.</summary>
    public string? PriceUnit { get; init; }

    /// <summary>The code of what went wrong; <see langword="null"/> when nothing did, for which the service also writes 0.</summary>
    public int? ErrorCode { get; init; }

    /// <summary>What went wrong, in words.</summary>
    public string? ErrorMessage { get; init; }

    /// <summary>The SID of the messaging service that sent the message, if one did.</summary>
    public Sid? MessagingServiceSid { get; init; }

    /// <summary>When the message was created.</summary>
    public DateTimeOffset? DateCreated { get; init; }

    /// <summary>When the message was sent, or received.</summary>
    public DateTimeOffset? DateSent { get; init; }

    /// <summary>When the record was last changed.</summary>
    public DateTimeOffset? DateUpdated { get; init; }

    /// <summary>The day that the service files the message under. No page documents it.</summary>
    public DateOnly? Start { get; init; }

    /// <summary>Flags whose meaning no page documents.</summary>
    public long? Flags { get; init; }

    static LineParser<MessageRecord> IExportRecord<MessageRecord>.CreateParser() =>
        new RecordLineParser<MessageRecord, MessageRecordJsonConverter.Fields>();

    /// <summary>Describes the message without its text and its numbers.</summary>
    /// <returns>A text of one line.</returns>
    public override string ToString() => FormattableString.Invariant($"Message {Sid}: {Status}, {Direction}, sent {DateSent:u}");
}
