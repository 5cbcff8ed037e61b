using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace BulkExport.Client;

/// <summary>Converts an <see cref="IStringValue{TSelf}"/> to and from a JSON string or property name.</summary>
/// <typeparam name="TValue">The type of the value.</typeparam>
/// <remarks>This type supports JSON source generation and is not intended to be used directly.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class StringValueJsonConverter<TValue> : JsonConverter<TValue>
    where TValue : struct, IStringValue<TValue>
{
    /// <inheritdoc/>
    public override bool HandleNull => true;

    /// <inheritdoc/>
    public override TValue Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetValueOrNull<TValue>(string.Empty) ?? default;

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, TValue value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStringValue(value.Value);
    }

    /// <inheritdoc/>
    public override TValue ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        TValue.Create(reader.GetValidString(string.Empty));

    /// <inheritdoc/>
    public override void WriteAsPropertyName(Utf8JsonWriter writer, TValue value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WritePropertyName(value.Value);
    }
}
