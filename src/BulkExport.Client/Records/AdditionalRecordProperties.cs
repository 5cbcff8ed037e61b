using System.Collections.ObjectModel;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace BulkExport.Client;

/// <summary>Represents the properties of a record that its type does not define, such as the annotation of a call.</summary>
/// <remarks><see cref="ToString"/> omits the names and the values.</remarks>
public sealed class AdditionalRecordProperties : ReadOnlyDictionary<string, JsonElement>, IEquatable<AdditionalRecordProperties>
{
    /// <summary>Initializes a new instance of the <see cref="AdditionalRecordProperties"/> class.</summary>
    /// <param name="properties">The properties.</param>
    /// <exception cref="ArgumentNullException"><paramref name="properties"/> is <see langword="null"/>.</exception>
    public AdditionalRecordProperties(IDictionary<string, JsonElement> properties)
        : base(properties) { }

    /// <summary>Determines whether other properties have the same names and equal values.</summary>
    /// <param name="other">The properties to compare with these.</param>
    /// <returns><see langword="true"/> if they are equal; otherwise, <see langword="false"/>.</returns>
    public bool Equals(AdditionalRecordProperties? other) =>
        other is not null
        && Count == other.Count
        && this.All(property => other.TryGetValue(property.Key, out var value) && JsonElement.DeepEquals(property.Value, value));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as AdditionalRecordProperties);

    /// <inheritdoc/>
    public override int GetHashCode() => Count;

    /// <summary>Returns the number of properties.</summary>
    /// <returns>A string such as <c>2 properties</c>.</returns>
    public override string ToString() => Count == 1 ? "1 property" : $"{Count} properties";

    internal void WriteTo(Utf8JsonWriter writer)
    {
        foreach (var (name, value) in this)
        {
            writer.WritePropertyName(name);
            writer.WriteRawValue(JsonMarshal.GetRawUtf8Value(value), skipInputValidation: true); // as received
        }
    }
}
