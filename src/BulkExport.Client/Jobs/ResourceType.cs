using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace BulkExport.Client;

/// <summary>Represents a type of records that a job exports.</summary>
/// <remarks>
/// The service may add resource types. A name consists of ASCII letters and digits only, because it becomes a path segment;
/// <c>default(ResourceType)</c> is never sent. Comparisons ignore case.
/// </remarks>
[JsonConverter(typeof(StringValueJsonConverter<ResourceType>))]
[TypeConverter(typeof(StringValueTypeConverter<ResourceType>))]
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
    public static ResourceType Messages { get; } = new(Names.Messages);

    /// <summary>Gets the resource type of calls.</summary>
    public static ResourceType Calls { get; } = new(Names.Calls);

    /// <summary>Gets the resource type of conferences.</summary>
    public static ResourceType Conferences { get; } = new(Names.Conferences);

    /// <summary>Gets the resource type of conference participants.</summary>
    public static ResourceType Participants { get; } = new(Names.Participants);

    /// <summary>Gets the known resource types.</summary>
    public static IReadOnlyList<ResourceType> All { get; } = [Messages, Calls, Conferences, Participants];

    /// <summary>Gets the name of the resource type as used by the service, or an empty string for <c>default(ResourceType)</c>.</summary>
    public string Value => _value ?? string.Empty;

    static IReadOnlyList<ResourceType> IStringValue<ResourceType>.KnownValues => All;

    static string IStringValue<ResourceType>.Description => "the name of a resource type (ASCII letters and digits)";

    /// <summary>Parses a resource type.</summary>
    /// <param name="s">The name of the resource type as used by the service.</param>
    /// <returns>The resource type. A name that differs from a known one only in case is parsed as the known resource type; an unknown one is preserved.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="s"/> is <see langword="null"/>.</exception>
    /// <exception cref="FormatException"><paramref name="s"/> is empty or contains characters other than ASCII letters and digits. The message does not contain the string.</exception>
    public static ResourceType Parse(string s) => StringValue.Parse<ResourceType>(s);

    /// <summary>Tries to parse a resource type.</summary>
    /// <param name="s">The name of the resource type as used by the service.</param>
    /// <param name="result">When this method returns, contains the resource type, or <c>default(ResourceType)</c> if parsing failed.</param>
    /// <returns><see langword="true"/> if <paramref name="s"/> was parsed successfully; otherwise, <see langword="false"/>.</returns>
    public static bool TryParse([NotNullWhen(true)] string? s, out ResourceType result) => StringValue.TryParse(s, out result);

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

    /// <summary>Provides the names of the known values of <see cref="ResourceType"/> as constants, for example for a <c>switch</c> on
    /// <see cref="Value"/>.</summary>
    public static class Names
    {
        /// <summary>The name of <see cref="ResourceType.Messages"/>.</summary>
        public const string Messages = "Messages";

        /// <summary>The name of <see cref="ResourceType.Calls"/>.</summary>
        public const string Calls = "Calls";

        /// <summary>The name of <see cref="ResourceType.Conferences"/>.</summary>
        public const string Conferences = "Conferences";

        /// <summary>The name of <see cref="ResourceType.Participants"/>.</summary>
        public const string Participants = "Participants";
    }
}
