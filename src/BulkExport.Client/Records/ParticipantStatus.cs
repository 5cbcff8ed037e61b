using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace BulkExport.Client;

/// <summary>Represents the status of a conference participant.</summary>
/// <remarks>The service may add statuses. A status that is not defined here is preserved as received. Comparisons ignore case.</remarks>
[JsonConverter(typeof(StringValueJsonConverter<ParticipantStatus>))]
[TypeConverter(typeof(StringValueTypeConverter<ParticipantStatus>))]
public readonly record struct ParticipantStatus : IStringValue<ParticipantStatus>
{
    private readonly string? _value;

    /// <summary>Initializes a new instance of the <see cref="ParticipantStatus"/> structure.</summary>
    /// <param name="value">The name of the status as used by the service. It need not be one that is defined here.</param>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is <see langword="null"/>.</exception>
    public ParticipantStatus(string value) => _value = value ?? throw new ArgumentNullException(nameof(value));

    /// <summary>Gets the status of a participant whose call is queued.</summary>
    public static ParticipantStatus Queued { get; } = new(Names.Queued);

    /// <summary>Gets the status of a participant who is being connected.</summary>
    public static ParticipantStatus Connecting { get; } = new(Names.Connecting);

    /// <summary>Gets the status of a participant whose phone is ringing.</summary>
    public static ParticipantStatus Ringing { get; } = new(Names.Ringing);

    /// <summary>Gets the status of a participant who is connected.</summary>
    public static ParticipantStatus Connected { get; } = new(Names.Connected);

    /// <summary>Gets the status of a participant who has left.</summary>
    public static ParticipantStatus Complete { get; } = new(Names.Complete);

    /// <summary>Gets the status of a participant who could not be connected.</summary>
    public static ParticipantStatus Failed { get; } = new(Names.Failed);

    /// <summary>Gets the name of the status as used by the service, or an empty string if the service sent none.</summary>
    public string Value => _value ?? string.Empty;

    /// <summary>Parses a status.</summary>
    /// <param name="s">The name of the status as used by the service.</param>
    /// <returns>The status. The name need not be known to this library.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="s"/> is <see langword="null"/>.</exception>
    /// <exception cref="FormatException"><paramref name="s"/> is empty. The message does not contain the string.</exception>
    public static ParticipantStatus Parse(string s) => StringValue.Parse<ParticipantStatus>(s);

    /// <summary>Tries to parse a status.</summary>
    /// <param name="s">The name of the status as used by the service.</param>
    /// <param name="result">When this method returns, contains the status, or <c>default(ParticipantStatus)</c> if parsing failed.</param>
    /// <returns><see langword="true"/> if <paramref name="s"/> was parsed successfully; otherwise, <see langword="false"/>.</returns>
    public static bool TryParse([NotNullWhen(true)] string? s, out ParticipantStatus result) => StringValue.TryParse(s, out result);

    /// <inheritdoc/>
    public bool Equals(ParticipantStatus other) => string.Equals(Value, other.Value, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.OrdinalIgnoreCase.GetHashCode(Value);

    /// <summary>Returns the name of the status for display. To get the exact name, use <see cref="Value"/>.</summary>
    /// <returns>The name, or a string such as <c>unknown status (23 characters)</c> if it does not consist of words, because it may be sensitive.</returns>
    public override string ToString() => DisplayText.FormatIdentifier(Value, "status");

    static ParticipantStatus IStringValue<ParticipantStatus>.Create(string value) => new(value);

    /// <summary>Provides the names of the known values of <see cref="ParticipantStatus"/> as constants, for example for a <c>switch</c> on
    /// <see cref="Value"/>.</summary>
    public static class Names
    {
        /// <summary>The name of <see cref="ParticipantStatus.Queued"/>.</summary>
        public const string Queued = "queued";

        /// <summary>The name of <see cref="ParticipantStatus.Connecting"/>.</summary>
        public const string Connecting = "connecting";

        /// <summary>The name of <see cref="ParticipantStatus.Ringing"/>.</summary>
        public const string Ringing = "ringing";

        /// <summary>The name of <see cref="ParticipantStatus.Connected"/>.</summary>
        public const string Connected = "connected";

        /// <summary>The name of <see cref="ParticipantStatus.Complete"/>.</summary>
        public const string Complete = "complete";

        /// <summary>The name of <see cref="ParticipantStatus.Failed"/>.</summary>
        public const string Failed = "failed";
    }
}
