using System.Text.Json.Serialization;

namespace BulkExport.Client;

/// <summary>Represents the direction of a message or a call, and how it was initiated.</summary>
/// <remarks>The service may add directions. A direction that is not defined here is preserved as received. Comparisons ignore case.</remarks>
[JsonConverter(typeof(StringValueJsonConverter<CommunicationDirection>))]
public readonly record struct CommunicationDirection : IStringValue<CommunicationDirection>
{
    private readonly string? _value;

    /// <summary>Initializes a new instance of the <see cref="CommunicationDirection"/> structure.</summary>
    /// <param name="value">The name of the direction as used by the service. It need not be one that is defined here.</param>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is <see langword="null"/>.</exception>
    public CommunicationDirection(string value) => _value = value ?? throw new ArgumentNullException(nameof(value));

    /// <summary>Gets the direction of an incoming message or call.</summary>
    public static CommunicationDirection Inbound { get; } = new("inbound");

    /// <summary>Gets the direction of an outgoing message or call that was created through the API.</summary>
    public static CommunicationDirection OutboundApi { get; } = new("outbound-api");

    /// <summary>Gets the direction of a message that was sent in reply to another one.</summary>
    public static CommunicationDirection OutboundReply { get; } = new("outbound-reply");

    /// <summary>Gets the direction of a message that was sent during a call.</summary>
    public static CommunicationDirection OutboundCall { get; } = new("outbound-call");

    /// <summary>Gets the direction of a call that was placed from another call.</summary>
    public static CommunicationDirection OutboundDial { get; } = new("outbound-dial");

    /// <summary>Gets the direction of a call from a SIP trunk to the telephone network.</summary>
    public static CommunicationDirection TrunkingTerminating { get; } = new("trunking-terminating");

    /// <summary>Gets the direction of a call from the telephone network to a SIP trunk.</summary>
    public static CommunicationDirection TrunkingOriginating { get; } = new("trunking-originating");

    /// <summary>Gets the name of the direction as used by the service, or an empty string if the service sent none.</summary>
    public string Value => _value ?? string.Empty;

    /// <inheritdoc/>
    public bool Equals(CommunicationDirection other) => string.Equals(Value, other.Value, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.OrdinalIgnoreCase.GetHashCode(Value);

    /// <summary>Returns the name of the direction for display. To get the exact name, use <see cref="Value"/>.</summary>
    /// <returns>The name, or a string such as <c>unknown direction (23 characters)</c> if it does not consist of words, because it may be sensitive.</returns>
    public override string ToString() => DisplayText.FormatIdentifier(Value, "direction");

    static CommunicationDirection IStringValue<CommunicationDirection>.Create(string value) => new(value);
}
