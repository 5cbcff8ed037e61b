using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;

namespace BulkExport.Client;

/// <summary>Defines a value that is represented by a string, such as an extensible enumeration.</summary>
/// <typeparam name="TSelf">The type that implements the interface.</typeparam>
/// <remarks>This type supports JSON source generation and is not intended to be used directly.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IStringValue<TSelf> : ISpanParsable<TSelf>
    where TSelf : struct, IStringValue<TSelf>
{
    /// <summary>Gets the string, or an empty string for the default value.</summary>
    string Value { get; }

    /// <summary>Creates a value from its string.</summary>
    /// <param name="value">The string.</param>
    /// <returns>The value.</returns>
    static abstract TSelf Create(string value);

    /// <summary>Gets the known values, which are deserialized without allocating a string.</summary>
    internal static virtual IReadOnlyList<TSelf> KnownValues => [];

    /// <summary>Gets a description of the values for error messages.</summary>
    internal static virtual string Description => "a string or null";

    /// <summary>Gets a value indicating whether null and an empty string are deserialized to the default value.</summary>
    internal static virtual bool AllowsNull => true;

    /// <summary>Determines whether <see cref="Create"/> accepts the string.</summary>
    internal static virtual bool IsValid(string value) => true;

    static TSelf IParsable<TSelf>.Parse(string s, IFormatProvider? provider) => StringValue.Parse<TSelf>(s);

    static TSelf ISpanParsable<TSelf>.Parse(ReadOnlySpan<char> s, IFormatProvider? provider) => StringValue.Parse<TSelf>(s);

    static bool IParsable<TSelf>.TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out TSelf result) =>
        StringValue.TryParse(s, out result);

    static bool ISpanParsable<TSelf>.TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out TSelf result) =>
        StringValue.TryParse(s, out result);
}
