using System.Text.Json.Serialization;

namespace BulkExport.Client;

/// <summary>What has become of a message.</summary>
/// <remarks>The service may add statuses. One that is not among the values here is kept as it came. Statuses compare without regard to case.</remarks>
[JsonConverter(typeof(MessageStatusJsonConverter))]
public readonly record struct MessageStatus
{
    private readonly string? _value;

    /// <summary>Makes a status of the service's name for it.</summary>
    /// <param name="value">The name, known or not.</param>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is <see langword="null"/>.</exception>
    public MessageStatus(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        _value = value;
    }

    /// <summary>The message has been taken, and the sender is yet to be chosen.</summary>
    public static MessageStatus Accepted { get; } = new("accepted");

    /// <summary>The message is to be sent at a later time.</summary>
    public static MessageStatus Scheduled { get; } = new("scheduled");

    /// <summary>The message waits to be sent.</summary>
    public static MessageStatus Queued { get; } = new("queued");

    /// <summary>The message is being handed to the carrier.</summary>
    public static MessageStatus Sending { get; } = new("sending");

    /// <summary>The carrier has taken the message.</summary>
    public static MessageStatus Sent { get; } = new("sent");

    /// <summary>The message has arrived.</summary>
    public static MessageStatus Delivered { get; } = new("delivered");

    /// <summary>The carrier could not deliver the message.</summary>
    public static MessageStatus Undelivered { get; } = new("undelivered");

    /// <summary>The message could not be sent.</summary>
    public static MessageStatus Failed { get; } = new("failed");

    /// <summary>An incoming message is being received.</summary>
    public static MessageStatus Receiving { get; } = new("receiving");

    /// <summary>An incoming message has been received.</summary>
    public static MessageStatus Received { get; } = new("received");

    /// <summary>The recipient has opened the message.</summary>
    public static MessageStatus Read { get; } = new("read");

    /// <summary>Some of the message has arrived.</summary>
    public static MessageStatus PartiallyDelivered { get; } = new("partially_delivered");

    /// <summary>The scheduled message was called off.</summary>
    public static MessageStatus Canceled { get; } = new("canceled");

    /// <summary>The service's name for the status; empty when the service gave none.</summary>
    public string Value => _value ?? string.Empty;

    /// <summary>Whether the other status has the same name, in whatever case.</summary>
    /// <param name="other">The other status.</param>
    /// <returns><see langword="true"/> when the names are the same.</returns>
    public bool Equals(MessageStatus other) => string.Equals(Value, other.Value, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.OrdinalIgnoreCase.GetHashCode(Value);

    /// <summary>Returns <see cref="Value"/>.</summary>
    /// <returns>The service's name for the status.</returns>
    public override string ToString() => Value;

    internal static MessageStatus Of(string? value) => value is null ? default : new(value);
}
