using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace BulkExport.Client;

/// <summary>Represents a SID in a record: the identifier of a message, a call, an account or another resource.</summary>
/// <remarks>
/// A SID usually consists of two letters and 32 hexadecimal digits, but any string is preserved as received, so that an unusual SID does
/// not make a record unreadable. Comparisons are case-sensitive.
/// </remarks>
[JsonConverter(typeof(StringValueJsonConverter<TwilioSid>))]
[TypeConverter(typeof(StringValueTypeConverter<TwilioSid>))]
public readonly record struct TwilioSid : IStringValue<TwilioSid>
{
    private const int PrefixLength = 2;

    private readonly string? _value;

    /// <summary>Initializes a new instance of the <see cref="TwilioSid"/> structure.</summary>
    /// <param name="value">The SID, in any form.</param>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is <see langword="null"/>.</exception>
    public TwilioSid(string value) => _value = value ?? throw new ArgumentNullException(nameof(value));

    /// <summary>Gets the SID as a string, or an empty string if the service sent none.</summary>
    public string Value => _value ?? string.Empty;

    /// <summary>Gets a value indicating whether the SID is empty.</summary>
    public bool IsEmpty => Value.Length == 0;

    /// <summary>Gets the first two characters, which identify the type of the resource, such as <c>SM</c>, or an empty string if the SID is shorter.</summary>
    public string Prefix => Value.Length < PrefixLength ? string.Empty : Value[..PrefixLength];

    /// <summary>Parses a SID.</summary>
    /// <param name="s">The SID, in any form.</param>
    /// <returns>The SID. Any other form than the usual one is preserved.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="s"/> is <see langword="null"/>.</exception>
    /// <exception cref="FormatException"><paramref name="s"/> is empty. The message does not contain the string.</exception>
    public static TwilioSid Parse(string s) => StringValue.Parse<TwilioSid>(s);

    /// <summary>Tries to parse a SID.</summary>
    /// <param name="s">The SID, in any form.</param>
    /// <param name="result">When this method returns, contains the SID, or <c>default(TwilioSid)</c> if parsing failed.</param>
    /// <returns><see langword="true"/> if <paramref name="s"/> was parsed successfully; otherwise, <see langword="false"/>.</returns>
    public static bool TryParse([NotNullWhen(true)] string? s, out TwilioSid result) => StringValue.TryParse(s, out result);

    /// <inheritdoc/>
    public bool Equals(TwilioSid other) => string.Equals(Value, other.Value, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override int GetHashCode() => Value.GetHashCode(StringComparison.Ordinal);

    /// <summary>Returns the SID for display. To get the exact value of an unusual SID, use <see cref="Value"/>.</summary>
    /// <returns>The SID, in which control and format characters are escaped.</returns>
    public override string ToString() => DisplayText.Escape(Value);

    static TwilioSid IStringValue<TwilioSid>.Create(string value) => new(value);
}
