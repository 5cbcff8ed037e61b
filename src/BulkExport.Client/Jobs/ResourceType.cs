using System.Text.Json.Serialization;

namespace BulkExport.Client;

/// <summary>Represents a type of records that a job exports.</summary>
/// <remarks>
/// The service may add resource types. A name consists of ASCII letters and digits only, because it becomes a path segment;
/// <c>default(ResourceType)</c> is never sent. Comparisons ignore case.
/// </remarks>
[JsonConverter(typeof(StringValueJsonConverter<ResourceType>))]
public readonly record struct ResourceType : IStringValue<ResourceType>
{
    private readonly string? _value;

    /// <summary>Initializes a new instance of the <see cref="ResourceType"/> structure.</summary>
    /// <param name="value">The name of the resource type, which can be unknown to this library.</param>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="value"/> is empty or contains characters other than ASCII letters and digits.</exception>
    public ResourceType(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (!IsValid(value))
        {
            throw new ArgumentException("A resource type must consist of ASCII letters and digits, such as Messages.", nameof(value));
        }

        _value = value;
    }

    /// <summary>Gets the resource type of messages.</summary>
    public static ResourceType Messages { get; } = new("Messages");

    /// <summary>Gets the resource type of calls.</summary>
    public static ResourceType Calls { get; } = new("Calls");

    /// <summary>Gets the resource type of conferences.</summary>
    public static ResourceType Conferences { get; } = new("Conferences");

    /// <summary>Gets the resource type of conference participants.</summary>
    public static ResourceType Participants { get; } = new("Participants");

    /// <summary>Gets the known resource types.</summary>
    public static IReadOnlyList<ResourceType> All { get; } = [Messages, Calls, Conferences, Participants];

    /// <summary>Gets the name of the resource type as used by the service, or an empty string for <c>default(ResourceType)</c>.</summary>
    public string Value => _value ?? string.Empty;

    static IReadOnlyList<ResourceType> IStringValue<ResourceType>.KnownValues => All;

    static string IStringValue<ResourceType>.Description => "the name of a resource type (ASCII letters and digits)";

    /// <summary>Determines whether another resource type has the same name, ignoring case.</summary>
    /// <param name="other">The resource type to compare with this one.</param>
    /// <returns><see langword="true"/> if the names are equal; otherwise, <see langword="false"/>.</returns>
    public bool Equals(ResourceType other) => string.Equals(Value, other.Value, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.OrdinalIgnoreCase.GetHashCode(Value);

    /// <summary>Returns <see cref="Value"/>.</summary>
    /// <returns>The name of the resource type.</returns>
    public override string ToString() => Value;

    static ResourceType IStringValue<ResourceType>.Create(string value) => new(value);

    static bool IStringValue<ResourceType>.IsValid(string value) => IsValid(value);

    /// <summary>Gets the name for messages. A name that does not consist of words may be sensitive.</summary>
    internal string ToDisplayText() => DisplayText.FormatIdentifier(Value, "resource type");

    internal void ThrowIfDefault(string parameterName)
    {
        if (_value is null)
        {
            throw new ArgumentException(
                "The resource type is default(ResourceType). Specify a value such as ResourceType.Messages.",
                parameterName
            );
        }
    }

    private static bool IsValid(string value) => value.Length > 0 && value.All(char.IsAsciiLetterOrDigit);
}
