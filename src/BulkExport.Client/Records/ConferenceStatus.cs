using System.Text.Json.Serialization;

namespace BulkExport.Client;

/// <summary>Represents the status of a conference.</summary>
/// <remarks>The service may add statuses. A status that is not defined here is preserved as received. Comparisons ignore case.</remarks>
[JsonConverter(typeof(StringValueJsonConverter<ConferenceStatus>))]
public readonly record struct ConferenceStatus : IStringValue<ConferenceStatus>
{
    private readonly string? _value;

    /// <summary>Initializes a new instance of the <see cref="ConferenceStatus"/> structure.</summary>
    /// <param name="value">The name of the status as used by the service. It need not be one that is defined here.</param>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is <see langword="null"/>.</exception>
    public ConferenceStatus(string value) => _value = value ?? throw new ArgumentNullException(nameof(value));

    /// <summary>Gets the status of a conference that has not started.</summary>
    public static ConferenceStatus Init { get; } = new("init");

    /// <summary>Gets the status of a conference that is in progress.</summary>
    public static ConferenceStatus InProgress { get; } = new("in-progress");

    /// <summary>Gets the status of a conference that has ended.</summary>
    public static ConferenceStatus Completed { get; } = new("completed");

    /// <summary>Gets the name of the status as used by the service, or an empty string if the service sent none.</summary>
    public string Value => _value ?? string.Empty;

    /// <inheritdoc/>
    public bool Equals(ConferenceStatus other) => string.Equals(Value, other.Value, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.OrdinalIgnoreCase.GetHashCode(Value);

    /// <summary>Returns the name of the status for display. To get the exact name, use <see cref="Value"/>.</summary>
    /// <returns>The name, or a string such as <c>unknown status (23 characters)</c> if it does not consist of words, because it may be sensitive.</returns>
    public override string ToString() => DisplayText.FormatIdentifier(Value, "status");

    static ConferenceStatus IStringValue<ConferenceStatus>.Create(string value) => new(value);
}
