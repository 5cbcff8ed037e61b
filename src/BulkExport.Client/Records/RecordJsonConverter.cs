using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace BulkExport.Client;

/// <summary>Converts a record to and from the JSON format of the service.</summary>
/// <typeparam name="TRecord">The type of the record.</typeparam>
/// <remarks>This type supports JSON source generation and is not intended to be used directly.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class RecordJsonConverter<TRecord> : JsonConverter<TRecord>
    where TRecord : class, IExportRecord<TRecord>
{
    /// <inheritdoc/>
    public override TRecord Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        TRecord.ReadJson(ref reader);

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, TRecord value, JsonSerializerOptions options) => TRecord.WriteJson(writer, value);
}
