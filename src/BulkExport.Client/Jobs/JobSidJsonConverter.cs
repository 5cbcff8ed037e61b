using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace BulkExport.Client;

/// <summary>Reads and writes a <see cref="JobSid"/> as a JSON string, and as a property name.</summary>
/// <remarks>Public only so that source-generated JSON of other assemblies can reach it.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class JobSidJsonConverter : JsonConverter<JobSid>
{
    private const string Expected = "a job SID (JS and 32 hexadecimal digits)";

    /// <inheritdoc/>
    public override JobSid Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        ReadValue(ref reader, string.Empty);

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, JobSid value, JsonSerializerOptions options) =>
        writer.WriteStringValue(CheckedText(value));

    /// <inheritdoc/>
    public override JobSid ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Convert(ref reader, string.Empty);

    /// <inheritdoc/>
    public override void WriteAsPropertyName(Utf8JsonWriter writer, JobSid value, JsonSerializerOptions options) =>
        writer.WritePropertyName(CheckedText(value));

    internal static JobSid ReadValue(ref Utf8JsonReader reader, string path) =>
        reader.TokenType == JsonTokenType.String ? Convert(ref reader, path) : throw WireException.Unexpected(in reader, path, Expected);

    private static JobSid Convert(ref Utf8JsonReader reader, string path) =>
        JobSid.TryParse(WireText.Read(ref reader, path), out var sid) ? sid : throw WireException.Unexpected(in reader, path, Expected);

    private static string CheckedText(JobSid value) =>
        value.IsDefault ? throw new JsonException("default(JobSid) cannot be written: it is no job's SID.") : value.ToString();
}
