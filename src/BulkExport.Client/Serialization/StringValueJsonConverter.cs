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
        TValue.AllowsNull ? reader.GetValueOrNull<TValue>(string.Empty) ?? default : reader.GetRequiredValue<TValue>(string.Empty);

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, TValue value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStringValue(GetValidatedString(value));
    }

    /// <inheritdoc/>
    public override TValue ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var value = reader.GetValidString(string.Empty);
        return TValue.IsValid(value)
            ? TValue.Create(value)
            : throw WireFormatException.Unexpected(in reader, string.Empty, TValue.Description);
    }

    /// <inheritdoc/>
    public override void WriteAsPropertyName(Utf8JsonWriter writer, TValue value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WritePropertyName(GetValidatedString(value));
    }

    /// <summary>Gets the string of a value for JSON. The default value of a type that requires a string, such as a resource type, is never written.</summary>
    /// <exception cref="JsonException">The value is the default value, and the type requires a string.</exception>
    internal static string GetValidatedString(TValue value) =>
        TValue.IsValid(value.Value)
            ? value.Value
            : throw new JsonException($"default({typeof(TValue).Name}) cannot be serialized. Assign a value.");
}
