using System.Text.Json.Serialization;

namespace BulkExport.Client;

/// <summary>Represents the status of a call.</summary>
/// <remarks>The service may add statuses. A status that is not defined here is preserved as received. Comparisons ignore case.</remarks>
[JsonConverter(typeof(StringValueJsonConverter<CallStatus>))]
public readonly record struct CallStatus : IStringValue<CallStatus>
{
    private readonly string? _value;

    /// <summary>Initializes a new instance of the <see cref="CallStatus"/> structure.</summary>
    /// <param name="value">The name of the status as used by the service. It need not be one that is defined here.</param>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is <see langword="null"/>.</exception>
    public CallStatus(string value) => _value = value ?? throw new ArgumentNullException(nameof(value));

    /// <summary>Gets the status of a call that is queued.</summary>
    public static CallStatus Queued { get; } = new("queued");

    /// <summary>Gets the status of a call that is ringing.</summary>
    public static CallStatus Ringing { get; } = new("ringing");

    /// <summary>Gets the status of a call that is in progress.</summary>
    public static CallStatus InProgress { get; } = new("in-progress");

    /// <summary>Gets the status of a call that was answered and has ended.</summary>
    public static CallStatus Completed { get; } = new("completed");

    /// <summary>Gets the status of a call whose destination was busy.</summary>
    public static CallStatus Busy { get; } = new("busy");

    /// <summary>Gets the status of a call that could not be placed, for example because the number does not exist.</summary>
    public static CallStatus Failed { get; } = new("failed");

    /// <summary>Gets the status of a call that was not answered.</summary>
    public static CallStatus NoAnswer { get; } = new("no-answer");

    /// <summary>Gets the status of a call that was canceled before it was answered.</summary>
    public static CallStatus Canceled { get; } = new("canceled");

    /// <summary>Gets the name of the status as used by the service, or an empty string if the service sent none.</summary>
    public string Value => _value ?? string.Empty;

    /// <inheritdoc/>
    public bool Equals(CallStatus other) => string.Equals(Value, other.Value, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.OrdinalIgnoreCase.GetHashCode(Value);

    /// <summary>Returns the name of the status for display. To get the exact name, use <see cref="Value"/>.</summary>
    /// <returns>The name, or a string such as <c>unknown status (23 characters)</c> if it does not consist of words, because it may be sensitive.</returns>
    public override string ToString() => DisplayText.FormatIdentifier(Value, "status");

    static CallStatus IStringValue<CallStatus>.Create(string value) => new(value);
}
