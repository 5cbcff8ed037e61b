using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace BulkExport.Client;

/// <summary>Reads and writes a <see cref="Sid"/> as a JSON string, and as a property name.</summary>
/// <remarks>Public only so that source-generated JSON of other assemblies can reach it.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class SidJsonConverter : JsonConverter<Sid>
{
    /// <inheritdoc/>
    public override bool HandleNull => true;

    /// <inheritdoc/>
    public override Sid Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Sid.Of(WireText.ReadOrNull(ref reader, string.Empty));

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Sid value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);

    /// <inheritdoc/>
    public override Sid ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(WireText.Read(ref reader, string.Empty));

    /// <inheritdoc/>
    public override void WriteAsPropertyName(Utf8JsonWriter writer, Sid value, JsonSerializerOptions options) =>
        writer.WritePropertyName(value.Value);
}
