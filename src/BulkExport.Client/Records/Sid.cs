using System.Text.Json.Serialization;

namespace BulkExport.Client;

/// <summary>A SID in a record: the service's identifier of a message, a call, an account or something else.</summary>
/// <remarks>
/// Most are two letters and 32 hexadecimal digits, but any text is kept as it came: records are old and of many kinds, and one odd SID
/// should not cost a record. Two SIDs are equal when their texts are, case included.
/// </remarks>
[JsonConverter(typeof(SidJsonConverter))]
public readonly record struct Sid
{
    private const int PrefixLength = 2;

    private readonly string? _value;

    /// <summary>Makes a SID of its text.</summary>
    /// <param name="value">The text, of whatever form.</param>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is <see langword="null"/>.</exception>
    public Sid(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        _value = value;
    }

    /// <summary>The text; empty when the service gave none.</summary>
    public string Value => _value ?? string.Empty;

    /// <summary>Whether there is no text.</summary>
    public bool IsEmpty => Value.Length == 0;

    /// <summary>The first two characters, which say what it is the SID of, such as <c>SM</c>; empty when there are fewer.</summary>
    public string Prefix => Value.Length < PrefixLength ? string.Empty : Value[..PrefixLength];

    /// <summary>Whether the other SID has the same text, case included.</summary>
    /// <param name="other">The other SID.</param>
    /// <returns><see langword="true"/> when the texts are the same.</returns>
    public bool Equals(Sid other) => string.Equals(Value, other.Value, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override int GetHashCode() => Value.GetHashCode(StringComparison.Ordinal);

    /// <summary>Returns <see cref="Value"/>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Value;

    /// <summary>The SID of a text, and an empty one of none.</summary>
    internal static Sid Of(string? value) => value is null ? default : new(value);

    /// <summary>The SID of a text, and none of none.</summary>
    internal static Sid? OfOptional(string? value) => value is null ? null : new(value);
}
