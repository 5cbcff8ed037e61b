using System.ComponentModel;

namespace BulkExport.Client;

/// <summary>Defines a value that is represented by a string, such as an extensible enumeration.</summary>
/// <typeparam name="TSelf">The type that implements the interface.</typeparam>
/// <remarks>This type supports JSON source generation and is not intended to be used directly.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IStringValue<TSelf>
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

    /// <summary>Determines whether <see cref="Create"/> accepts the string.</summary>
    internal static virtual bool IsValid(string value) => true;
}
