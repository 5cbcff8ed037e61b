using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace BulkExport.Client;

/// <summary>Reads and writes a <see cref="ConferenceStatus"/> as a JSON string.</summary>
/// <remarks>Public only so that source-generated JSON of other assemblies can reach it.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ConferenceStatusJsonConverter : JsonConverter<ConferenceStatus>
{
    /// <inheritdoc/>
    public override bool HandleNull => true;

    /// <inheritdoc/>
    public override ConferenceStatus Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        ConferenceStatus.Of(WireText.ReadOrNull(ref reader, string.Empty));

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, ConferenceStatus value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Value);
}
