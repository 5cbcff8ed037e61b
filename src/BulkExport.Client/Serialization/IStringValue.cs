using System.ComponentModel;

namespace BulkExport.Client;

/// <summary>A value that is represented by a string, such as an extensible enumeration whose values the service may add to.</summary>
/// <typeparam name="TSelf">The type that implements the interface.</typeparam>
/// <remarks>Public only because source-generated JSON contexts of other assemblies use <see cref="StringValueJsonConverter{TValue}"/>.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IStringValue<TSelf>
    where TSelf : struct, IStringValue<TSelf>
{
    /// <summary>Gets the string; empty for the default value.</summary>
    string Value { get; }

    /// <summary>Creates a value from its string.</summary>
    /// <param name="value">The string.</param>
    /// <returns>The value.</returns>
    static abstract TSelf Create(string value);

    /// <summary>Gets the values whose strings need not be created again when they are read.</summary>
    internal static virtual IReadOnlyList<TSelf> KnownValues => [];

    /// <summary>Gets a description of the values for error messages.</summary>
    internal static virtual string Description => "a text or null";

    /// <summary>Determines whether <see cref="Create"/> accepts the string.</summary>
    internal static virtual bool IsValid(string value) => true;
}
