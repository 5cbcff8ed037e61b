using System.Text.Json.Serialization;

namespace BulkExport.Client;

/// <summary>What has become of a call.</summary>
/// <remarks>The service may add statuses. One that is not among the values here is kept as it came. Statuses compare without regard to case.</remarks>
[JsonConverter(typeof(CallStatusJsonConverter))]
public readonly record struct CallStatus
{
    private readonly string? _value;

    /// <summary>Makes a status of the service's name for it.</summary>
    /// <param name="value">The name, known or not.</param>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is <see langword="null"/>.</exception>
    public CallStatus(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        _value = value;
    }

    /// <summary>The call waits to be placed.</summary>
    public static CallStatus Queued { get; } = new("queued");

    /// <summary>The other side is ringing.</summary>
    public static CallStatus Ringing { get; } = new("ringing");

    /// <summary>The call is under way.</summary>
    public static CallStatus InProgress { get; } = new("in-progress");

    /// <summary>The call was answered and has ended.</summary>
    public static CallStatus Completed { get; } = new("completed");

    /// <summary>The other side was busy.</summary>
    public static CallStatus Busy { get; } = new("busy");

    /// <summary>The call could not be placed, as with a number that does not exist.</summary>
    public static CallStatus Failed { get; } = new("failed");

    /// <summary>Nobody answered.</summary>
    public static CallStatus NoAnswer { get; } = new("no-answer");

    /// <summary>The call was called off before it was answered.</summary>
    public static CallStatus Canceled { get; } = new("canceled");

    /// <summary>The service's name for the status; empty when the service gave none.</summary>
    public string Value => _value ?? string.Empty;

    /// <summary>Whether the other status has the same name, in whatever case.</summary>
    /// <param name="other">The other status.</param>
    /// <returns><see langword="true"/> when the names are the same.</returns>
    public bool Equals(CallStatus other) => string.Equals(Value, other.Value, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.OrdinalIgnoreCase.GetHashCode(Value);

    /// <summary>Returns <see cref="Value"/>.</summary>
    /// <returns>The service's name for the status.</returns>
    public override string ToString() => Value;

    internal static CallStatus Of(string? value) => value is null ? default : new(value);
}
