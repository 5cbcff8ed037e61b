using System.Text.Json.Serialization;

namespace BulkExport.Client;

/// <summary>The kind of records that a job exports.</summary>
/// <remarks>
/// The service may add kinds. Since the name becomes part of a path, it is made of ASCII letters and digits and nothing else;
/// <c>default(ResourceType)</c> never reaches the wire. Resource types compare without regard to case.
/// </remarks>
[JsonConverter(typeof(ResourceTypeJsonConverter))]
public readonly record struct ResourceType
{
    private readonly string? _value;

    /// <summary>Makes a resource type of the service's name for it.</summary>
    /// <param name="value">The name, known or not.</param>
    /// <exception cref="ArgumentException"><paramref name="value"/> is empty or has anything but ASCII letters and digits in it.</exception>
    public ResourceType(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (!IsValid(value))
        {
            throw new ArgumentException("A resource type is a name of ASCII letters and digits, such as Messages.", nameof(value));
        }

        _value = value;
    }

    /// <summary>Message records.</summary>
    public static ResourceType Messages { get; } = new("Messages");

    /// <summary>Call records.</summary>
    public static ResourceType Calls { get; } = new("Calls");

    /// <summary>Conference records.</summary>
    public static ResourceType Conferences { get; } = new("Conferences");

    /// <summary>Records of the participants of conferences.</summary>
    public static ResourceType Participants { get; } = new("Participants");

    /// <summary>The service's name for the resource type; empty for <c>default(ResourceType)</c>.</summary>
    public string Value => _value ?? string.Empty;

    /// <summary>Whether the other resource type has the same name, in whatever case.</summary>
    /// <param name="other">The other resource type.</param>
    /// <returns><see langword="true"/> when the names are the same.</returns>
    public bool Equals(ResourceType other) => string.Equals(Value, other.Value, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.OrdinalIgnoreCase.GetHashCode(Value);

    /// <summary>Returns <see cref="Value"/>.</summary>
    /// <returns>The service's name for the resource type.</returns>
    public override string ToString() => Value;

    internal void ThrowIfDefault(string parameterName)
    {
        if (_value is null)
        {
            throw new ArgumentException(
                "The resource type is default(ResourceType). Take one such as ResourceType.Messages.",
                parameterName
            );
        }
    }

    internal static bool IsValid(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (!char.IsAsciiLetterOrDigit(c))
            {
                return false;
            }
        }

        return !text.IsEmpty;
    }
}
