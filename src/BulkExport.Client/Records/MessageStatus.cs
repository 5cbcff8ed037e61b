using System.Text.Json.Serialization;

namespace BulkExport.Client;

/// <summary>Represents the status of a message.</summary>
/// <remarks>The service may add statuses. A status that is not defined here is preserved as received. Comparisons ignore case.</remarks>
[JsonConverter(typeof(StringValueJsonConverter<MessageStatus>))]
public readonly record struct MessageStatus : IStringValue<MessageStatus>
{
    private readonly string? _value;

    /// <summary>Initializes a new instance of the <see cref="MessageStatus"/> structure.</summary>
    /// <param name="value">The name of the status as used by the service. It need not be one that is defined here.</param>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is <see langword="null"/>.</exception>
    public MessageStatus(string value) => _value = value ?? throw new ArgumentNullException(nameof(value));

    /// <summary>Gets the status of a message that was accepted and has no sender yet.</summary>
    public static MessageStatus Accepted { get; } = new("accepted");

    /// <summary>Gets the status of a message that is scheduled.</summary>
    public static MessageStatus Scheduled { get; } = new("scheduled");

    /// <summary>Gets the status of a message that is queued.</summary>
    public static MessageStatus Queued { get; } = new("queued");

    /// <summary>Gets the status of a message that is being passed to the carrier.</summary>
    public static MessageStatus Sending { get; } = new("sending");

    /// <summary>Gets the status of a message that the carrier accepted.</summary>
    public static MessageStatus Sent { get; } = new("sent");

    /// <summary>Gets the status of a message that was delivered.</summary>
    public static MessageStatus Delivered { get; } = new("delivered");

    /// <summary>Gets the status of a message that the carrier could not deliver.</summary>
    public static MessageStatus Undelivered { get; } = new("undelivered");

    /// <summary>Gets the status of a message that could not be sent.</summary>
    public static MessageStatus Failed { get; } = new("failed");

    /// <summary>Gets the status of a message that is being received.</summary>
    public static MessageStatus Receiving { get; } = new("receiving");

    /// <summary>Gets the status of a message that was received.</summary>
    public static MessageStatus Received { get; } = new("received");

    /// <summary>Gets the status of a message that was read by its recipient.</summary>
    public static MessageStatus Read { get; } = new("read");

    /// <summary>Gets the status of a message that was partially delivered.</summary>
    public static MessageStatus PartiallyDelivered { get; } = new("partially_delivered");

    /// <summary>Gets the status of a scheduled message that was canceled.</summary>
    public static MessageStatus Canceled { get; } = new("canceled");

    /// <summary>Gets the name of the status as used by the service, or an empty string if the service sent none.</summary>
    public string Value => _value ?? string.Empty;

    /// <inheritdoc/>
    public bool Equals(MessageStatus other) => string.Equals(Value, other.Value, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.OrdinalIgnoreCase.GetHashCode(Value);

    /// <summary>Returns the name of the status for display. To get the exact name, use <see cref="Value"/>.</summary>
    /// <returns>The name, or a string such as <c>unknown status (23 characters)</c> if it does not consist of words, because it may be sensitive.</returns>
    public override string ToString() => DisplayText.FormatIdentifier(Value, "status");

    static MessageStatus IStringValue<MessageStatus>.Create(string value) => new(value);
}
