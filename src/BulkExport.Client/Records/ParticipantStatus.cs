using System.Text.Json.Serialization;

namespace BulkExport.Client;

/// <summary>Represents the status of a conference participant.</summary>
/// <remarks>The service may add statuses. A status that is not defined here is preserved as received. Comparisons ignore case.</remarks>
[JsonConverter(typeof(StringValueJsonConverter<ParticipantStatus>))]
public readonly record struct ParticipantStatus : IStringValue<ParticipantStatus>
{
    private readonly string? _value;

    /// <summary>Initializes a new instance of the <see cref="ParticipantStatus"/> structure.</summary>
    /// <param name="value">The name of the status as used by the service. It need not be one that is defined here.</param>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is <see langword="null"/>.</exception>
    public ParticipantStatus(string value) => _value = value ?? throw new ArgumentNullException(nameof(value));

    /// <summary>Gets the status of a participant whose call is queued.</summary>
    public static ParticipantStatus Queued { get; } = new("queued");

    /// <summary>Gets the status of a participant who is being connected.</summary>
    public static ParticipantStatus Connecting { get; } = new("connecting");

    /// <summary>Gets the status of a participant whose phone is ringing.</summary>
    public static ParticipantStatus Ringing { get; } = new("ringing");

    /// <summary>Gets the status of a participant who is connected.</summary>
    public static ParticipantStatus Connected { get; } = new("connected");

    /// <summary>Gets the status of a participant who has left.</summary>
    public static ParticipantStatus Complete { get; } = new("complete");

    /// <summary>Gets the status of a participant who could not be connected.</summary>
    public static ParticipantStatus Failed { get; } = new("failed");

    /// <summary>Gets the name of the status as used by the service, or an empty string if the service sent none.</summary>
    public string Value => _value ?? string.Empty;

    /// <inheritdoc/>
    public bool Equals(ParticipantStatus other) => string.Equals(Value, other.Value, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.OrdinalIgnoreCase.GetHashCode(Value);

    /// <summary>Returns the name of the status for display. To get the exact name, use <see cref="Value"/>.</summary>
    /// <returns>The name, or a string such as <c>unknown status (23 characters)</c> if it does not consist of words, because it may be sensitive.</returns>
    public override string ToString() => DisplayText.FormatIdentifier(Value, "status");

    static ParticipantStatus IStringValue<ParticipantStatus>.Create(string value) => new(value);
}
