using System.ComponentModel;

namespace BulkExport.Client;

/// <summary>Represents a value that is stored as a string, such as an extensible enumeration whose values the service may add to.</summary>
/// <typeparam name="TSelf">The type that implements the interface.</typeparam>
/// <remarks>Public only because source-generated JSON contexts of other assemblies use <see cref="StringValueJsonConverter{TValue}"/>.</remarks>
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

    /// <summary>Gets the values that are returned without creating their strings when they are read.</summary>
    internal static virtual IReadOnlyList<TSelf> KnownValues => [];

    /// <summary>Gets a description of the values for error messages.</summary>
    internal static virtual string Description => "a string or null";

    /// <summary>Determines whether <see cref="Create"/> accepts the string.</summary>
    internal static virtual bool IsValid(string value) => true;
}
