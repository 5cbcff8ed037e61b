using System.Text.Json.Serialization;

namespace BulkExport.Client;

/// <summary>What has become of a conference.</summary>
/// <remarks>The service may add statuses. One that is not among the values here is kept as it came. Statuses compare without regard to case.</remarks>
[JsonConverter(typeof(ConferenceStatusJsonConverter))]
public readonly record struct ConferenceStatus
{
    private readonly string? _value;

    /// <summary>Makes a status of the service's name for it.</summary>
    /// <param name="value">The name, known or not.</param>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is <see langword="null"/>.</exception>
    public ConferenceStatus(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        _value = value;
    }

    /// <summary>The conference has not started: it waits for who starts it.</summary>
    public static ConferenceStatus Init { get; } = new("init");

    /// <summary>The conference is under way.</summary>
    public static ConferenceStatus InProgress { get; } = new("in-progress");

    /// <summary>The conference has ended.</summary>
    public static ConferenceStatus Completed { get; } = new("completed");

    /// <summary>The service's name for the status; empty when the service gave none.</summary>
    public string Value => _value ?? string.Empty;

    /// <summary>Whether the other status has the same name, in whatever case.</summary>
    /// <param name="other">The other status.</param>
    /// <returns><see langword="true"/> when the names are the same.</returns>
    public bool Equals(ConferenceStatus other) => string.Equals(Value, other.Value, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.OrdinalIgnoreCase.GetHashCode(Value);

    /// <summary>Returns <see cref="Value"/>.</summary>
    /// <returns>The service's name for the status.</returns>
    public override string ToString() => Value;

    internal static ConferenceStatus Of(string? value) => value is null ? default : new(value);
}
