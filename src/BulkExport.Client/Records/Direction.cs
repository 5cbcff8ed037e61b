using System.Text.Json.Serialization;

namespace BulkExport.Client;

/// <summary>Which way a message or a call went, and what started it.</summary>
/// <remarks>The service may add directions. One that is not among the values here is kept as it came. Directions compare without regard to case.</remarks>
[JsonConverter(typeof(DirectionJsonConverter))]
public readonly record struct Direction
{
    private readonly string? _value;

    /// <summary>Makes a direction of the service's name for it.</summary>
    /// <param name="value">The name, known or not.</param>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is <see langword="null"/>.</exception>
    public Direction(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        _value = value;
    }

    /// <summary>It came in.</summary>
    public static Direction Inbound { get; } = new("inbound");

    /// <summary>It went out, started through the API.</summary>
    public static Direction OutboundApi { get; } = new("outbound-api");

    /// <summary>A message that went out in reply to one that had come in.</summary>
    public static Direction OutboundReply { get; } = new("outbound-reply");

    /// <summary>A message that went out during a call.</summary>
    public static Direction OutboundCall { get; } = new("outbound-call");

    /// <summary>A call that went out from another call.</summary>
    public static Direction OutboundDial { get; } = new("outbound-dial");

    /// <summary>A call that came from a SIP trunk and went out to the telephone network.</summary>
    public static Direction TrunkingTerminating { get; } = new("trunking-terminating");

    /// <summary>A call that came from the telephone network and went to a SIP trunk.</summary>
    public static Direction TrunkingOriginating { get; } = new("trunking-originating");

    /// <summary>The service's name for the direction; empty when the service gave none.</summary>
    public string Value => _value ?? string.Empty;

    /// <summary>Whether the other direction has the same name, in whatever case.</summary>
    /// <param name="other">The other direction.</param>
    /// <returns><see langword="true"/> when the names are the same.</returns>
    public bool Equals(Direction other) => string.Equals(Value, other.Value, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.OrdinalIgnoreCase.GetHashCode(Value);

    /// <summary>Returns <see cref="Value"/>.</summary>
    /// <returns>The service's name for the direction.</returns>
    public override string ToString() => Value;

    internal static Direction Of(string? value) => value is null ? default : new(value);
}
