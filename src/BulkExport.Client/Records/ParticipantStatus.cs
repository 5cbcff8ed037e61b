using System.Text.Json.Serialization;

namespace BulkExport.Client;

/// <summary>What has become of a participant of a conference.</summary>
/// <remarks>The service may add statuses. One that is not among the values here is kept as it came. Statuses compare without regard to case.</remarks>
[JsonConverter(typeof(ParticipantStatusJsonConverter))]
public readonly record struct ParticipantStatus
{
    private readonly string? _value;

    /// <summary>Makes a status of the service's name for it.</summary>
    /// <param name="value">The name, known or not.</param>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is <see langword="null"/>.</exception>
    public ParticipantStatus(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        _value = value;
    }

    /// <summary>The participant's call waits to be placed.</summary>
    public static ParticipantStatus Queued { get; } = new("queued");

    /// <summary>The participant is being connected.</summary>
    public static ParticipantStatus Connecting { get; } = new("connecting");

    /// <summary>The participant's telephone is ringing.</summary>
    public static ParticipantStatus Ringing { get; } = new("ringing");

    /// <summary>The participant is in the conference.</summary>
    public static ParticipantStatus Connected { get; } = new("connected");

    /// <summary>The participant has left.</summary>
    public static ParticipantStatus Complete { get; } = new("complete");

    /// <summary>The participant could not be connected.</summary>
    public static ParticipantStatus Failed { get; } = new("failed");

    /// <summary>The service's name for the status; empty when the service gave none.</summary>
    public string Value => _value ?? string.Empty;

    /// <summary>Whether the other status has the same name, in whatever case.</summary>
    /// <param name="other">The other status.</param>
    /// <returns><see langword="true"/> when the names are the same.</returns>
    public bool Equals(ParticipantStatus other) => string.Equals(Value, other.Value, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.OrdinalIgnoreCase.GetHashCode(Value);

    /// <summary>Returns <see cref="Value"/>.</summary>
    /// <returns>The service's name for the status.</returns>
    public override string ToString() => Value;

    internal static ParticipantStatus Of(string? value) => value is null ? default : new(value);
}
