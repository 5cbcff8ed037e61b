using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace BulkExport.Client;

/// <summary>Converts a <see cref="JobSid"/> to and from a JSON string or property name.</summary>
/// <remarks>This type supports JSON source generation and is not intended to be used directly.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class JobSidJsonConverter : JsonConverter<JobSid>
{
    private const string Expected = "a job SID (JS followed by 32 hexadecimal digits)";

    /// <inheritdoc/>
    public override JobSid Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        ReadValue(ref reader, string.Empty);

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, JobSid value, JsonSerializerOptions options) =>
        writer.WriteStringValue(GetValidatedString(value));

    /// <inheritdoc/>
    public override JobSid ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Convert(ref reader, string.Empty);

    /// <inheritdoc/>
    public override void WriteAsPropertyName(Utf8JsonWriter writer, JobSid value, JsonSerializerOptions options) =>
        writer.WritePropertyName(GetValidatedString(value));

    internal static JobSid ReadValue(ref Utf8JsonReader reader, string path) =>
        reader.TokenType == JsonTokenType.String
            ? Convert(ref reader, path)
            : throw WireFormatException.Unexpected(in reader, path, Expected);

    private static JobSid Convert(ref Utf8JsonReader reader, string path) =>
        JobSid.TryParse(reader.GetValidString(path), out var sid) ? sid : throw WireFormatException.Unexpected(in reader, path, Expected);

    private static string GetValidatedString(JobSid value) =>
        value.IsDefault ? throw new JsonException("default(JobSid) cannot be serialized. Assign the SID of a job.") : value.ToString();
}
