using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace BulkExport.Client;

/// <summary>Represents the status of a message.</summary>
/// <remarks>The service may add statuses. A status that is not defined here is preserved as received. Comparisons ignore case.</remarks>
[JsonConverter(typeof(StringValueJsonConverter<MessageStatus>))]
[TypeConverter(typeof(StringValueTypeConverter<MessageStatus>))]
public readonly record struct MessageStatus : IStringValue<MessageStatus>
{
    private readonly string? _value;

    /// <summary>Initializes a new instance of the <see cref="MessageStatus"/> structure.</summary>
    /// <param name="value">The name of the status as used by the service. It need not be one that is defined here.</param>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is <see langword="null"/>.</exception>
    public MessageStatus(string value) => _value = value ?? throw new ArgumentNullException(nameof(value));

    /// <summary>Gets the status of a message that was accepted and has no sender yet.</summary>
    public static MessageStatus Accepted { get; } = new(Names.Accepted);

    /// <summary>Gets the status of a message that is scheduled.</summary>
    public static MessageStatus Scheduled { get; } = new(Names.Scheduled);

    /// <summary>Gets the status of a message that is queued.</summary>
    public static MessageStatus Queued { get; } = new(Names.Queued);

    /// <summary>Gets the status of a message that is being passed to the carrier.</summary>
    public static MessageStatus Sending { get; } = new(Names.Sending);

    /// <summary>Gets the status of a message that the carrier accepted.</summary>
    public static MessageStatus Sent { get; } = new(Names.Sent);

    /// <summary>Gets the status of a message that was delivered.</summary>
    public static MessageStatus Delivered { get; } = new(Names.Delivered);

    /// <summary>Gets the status of a message that the carrier could not deliver.</summary>
    public static MessageStatus Undelivered { get; } = new(Names.Undelivered);

    /// <summary>Gets the status of a message that could not be sent.</summary>
    public static MessageStatus Failed { get; } = new(Names.Failed);

    /// <summary>Gets the status of a message that is being received.</summary>
    public static MessageStatus Receiving { get; } = new(Names.Receiving);

    /// <summary>Gets the status of a message that was received.</summary>
    public static MessageStatus Received { get; } = new(Names.Received);

    /// <summary>Gets the status of a message that was read by its recipient.</summary>
    public static MessageStatus Read { get; } = new(Names.Read);

    /// <summary>Gets the status of a message that was partially delivered.</summary>
    public static MessageStatus PartiallyDelivered { get; } = new(Names.PartiallyDelivered);

    /// <summary>Gets the status of a scheduled message that was canceled.</summary>
    public static MessageStatus Canceled { get; } = new(Names.Canceled);

    /// <summary>Gets the name of the status as used by the service, or an empty string if the service sent none.</summary>
    public string Value => _value ?? string.Empty;

    /// <summary>Parses a status.</summary>
    /// <param name="s">The name of the status as used by the service.</param>
    /// <returns>The status. The name need not be known to this library.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="s"/> is <see langword="null"/>.</exception>
    /// <exception cref="FormatException"><paramref name="s"/> is empty. The message does not contain the string.</exception>
    public static MessageStatus Parse(string s) => StringValue.Parse<MessageStatus>(s);

    /// <summary>Tries to parse a status.</summary>
    /// <param name="s">The name of the status as used by the service.</param>
    /// <param name="result">When this method returns, contains the status, or <c>default(MessageStatus)</c> if parsing failed.</param>
    /// <returns><see langword="true"/> if <paramref name="s"/> was parsed successfully; otherwise, <see langword="false"/>.</returns>
    public static bool TryParse([NotNullWhen(true)] string? s, out MessageStatus result) => StringValue.TryParse(s, out result);

    /// <inheritdoc/>
    public bool Equals(MessageStatus other) => string.Equals(Value, other.Value, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.OrdinalIgnoreCase.GetHashCode(Value);

    /// <summary>Returns the name of the status for display. To get the exact name, use <see cref="Value"/>.</summary>
    /// <returns>The name, or a string such as <c>unknown status (23 characters)</c> if it does not consist of words, because it may be sensitive.</returns>
    public override string ToString() => DisplayText.FormatIdentifier(Value, "status");

    static MessageStatus IStringValue<MessageStatus>.Create(string value) => new(value);

    /// <summary>Provides the names of the known values of <see cref="MessageStatus"/> as constants, for example for a <c>switch</c> on
    /// <see cref="Value"/>.</summary>
    public static class Names
    {
        /// <summary>The name of <see cref="MessageStatus.Accepted"/>.</summary>
        public const string Accepted = "accepted";

        /// <summary>The name of <see cref="MessageStatus.Scheduled"/>.</summary>
        public const string Scheduled = "scheduled";

        /// <summary>The name of <see cref="MessageStatus.Queued"/>.</summary>
        public const string Queued = "queued";

        /// <summary>The name of <see cref="MessageStatus.Sending"/>.</summary>
        public const string Sending = "sending";

        /// <summary>The name of <see cref="MessageStatus.Sent"/>.</summary>
        public const string Sent = "sent";

        /// <summary>The name of <see cref="MessageStatus.Delivered"/>.</summary>
        public const string Delivered = "delivered";

        /// <summary>The name of <see cref="MessageStatus.Undelivered"/>.</summary>
        public const string Undelivered = "undelivered";

        /// <summary>The name of <see cref="MessageStatus.Failed"/>.</summary>
        public const string Failed = "failed";

        /// <summary>The name of <see cref="MessageStatus.Receiving"/>.</summary>
        public const string Receiving = "receiving";

        /// <summary>The name of <see cref="MessageStatus.Received"/>.</summary>
        public const string Received = "received";

        /// <summary>The name of <see cref="MessageStatus.Read"/>.</summary>
        public const string Read = "read";

        /// <summary>The name of <see cref="MessageStatus.PartiallyDelivered"/>.</summary>
        public const string PartiallyDelivered = "partially_delivered";

        /// <summary>The name of <see cref="MessageStatus.Canceled"/>.</summary>
        public const string Canceled = "canceled";
    }
}
