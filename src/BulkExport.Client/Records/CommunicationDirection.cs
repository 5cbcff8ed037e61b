using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace BulkExport.Client;

/// <summary>Represents the direction of a message or a call, and how it was initiated.</summary>
/// <remarks>The service may add directions. A direction that is not defined here is preserved as received. Comparisons ignore case.</remarks>
[JsonConverter(typeof(StringValueJsonConverter<CommunicationDirection>))]
[TypeConverter(typeof(StringValueTypeConverter<CommunicationDirection>))]
public readonly record struct CommunicationDirection : IStringValue<CommunicationDirection>
{
    private readonly string? _value;

    /// <summary>Initializes a new instance of the <see cref="CommunicationDirection"/> structure.</summary>
    /// <param name="value">The name of the direction as used by the service. It need not be one that is defined here.</param>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is <see langword="null"/>.</exception>
    public CommunicationDirection(string value) => _value = value ?? throw new ArgumentNullException(nameof(value));

    /// <summary>Gets the direction of an incoming message or call.</summary>
    public static CommunicationDirection Inbound { get; } = new(Names.Inbound);

    /// <summary>Gets the direction of an outgoing message or call that was created through the API.</summary>
    public static CommunicationDirection OutboundApi { get; } = new(Names.OutboundApi);

    /// <summary>Gets the direction of a message that was sent in reply to another one.</summary>
    public static CommunicationDirection OutboundReply { get; } = new(Names.OutboundReply);

    /// <summary>Gets the direction of a message that was sent during a call.</summary>
    public static CommunicationDirection OutboundCall { get; } = new(Names.OutboundCall);

    /// <summary>Gets the direction of a call that was placed from another call.</summary>
    public static CommunicationDirection OutboundDial { get; } = new(Names.OutboundDial);

    /// <summary>Gets the direction of a call from a SIP trunk to the telephone network.</summary>
    public static CommunicationDirection TrunkingTerminating { get; } = new(Names.TrunkingTerminating);

    /// <summary>Gets the direction of a call from the telephone network to a SIP trunk.</summary>
    public static CommunicationDirection TrunkingOriginating { get; } = new(Names.TrunkingOriginating);

    /// <summary>Gets the name of the direction as used by the service, or an empty string if the service sent none.</summary>
    public string Value => _value ?? string.Empty;

    /// <summary>Parses a direction.</summary>
    /// <param name="s">The name of the direction as used by the service.</param>
    /// <returns>The direction. The name need not be known to this library.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="s"/> is <see langword="null"/>.</exception>
    /// <exception cref="FormatException"><paramref name="s"/> is empty. The message does not contain the string.</exception>
    public static CommunicationDirection Parse(string s) => StringValue.Parse<CommunicationDirection>(s);

    /// <summary>Tries to parse a direction.</summary>
    /// <param name="s">The name of the direction as used by the service.</param>
    /// <param name="result">When this method returns, contains the direction, or <c>default(CommunicationDirection)</c> if parsing failed.</param>
    /// <returns><see langword="true"/> if <paramref name="s"/> was parsed successfully; otherwise, <see langword="false"/>.</returns>
    public static bool TryParse([NotNullWhen(true)] string? s, out CommunicationDirection result) => StringValue.TryParse(s, out result);

    /// <inheritdoc/>
    public bool Equals(CommunicationDirection other) => string.Equals(Value, other.Value, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.OrdinalIgnoreCase.GetHashCode(Value);

    /// <summary>Returns the name of the direction for display. To get the exact name, use <see cref="Value"/>.</summary>
    /// <returns>The name, or a string such as <c>unknown direction (23 characters)</c> if it does not consist of words, because it may be sensitive.</returns>
    public override string ToString() => DisplayText.FormatIdentifier(Value, "direction");

    static CommunicationDirection IStringValue<CommunicationDirection>.Create(string value) => new(value);

    /// <summary>Provides the names of the known values of <see cref="CommunicationDirection"/> as constants, for example for a <c>switch</c> on
    /// <see cref="Value"/>.</summary>
    public static class Names
    {
        /// <summary>The name of <see cref="CommunicationDirection.Inbound"/>.</summary>
        public const string Inbound = "inbound";

        /// <summary>The name of <see cref="CommunicationDirection.OutboundApi"/>.</summary>
        public const string OutboundApi = "outbound-api";

        /// <summary>The name of <see cref="CommunicationDirection.OutboundReply"/>.</summary>
        public const string OutboundReply = "outbound-reply";

        /// <summary>The name of <see cref="CommunicationDirection.OutboundCall"/>.</summary>
        public const string OutboundCall = "outbound-call";

        /// <summary>The name of <see cref="CommunicationDirection.OutboundDial"/>.</summary>
        public const string OutboundDial = "outbound-dial";

        /// <summary>The name of <see cref="CommunicationDirection.TrunkingTerminating"/>.</summary>
        public const string TrunkingTerminating = "trunking-terminating";

        /// <summary>The name of <see cref="CommunicationDirection.TrunkingOriginating"/>.</summary>
        public const string TrunkingOriginating = "trunking-originating";
    }
}
