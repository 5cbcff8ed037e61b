using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace BulkExport.Client;

/// <summary>Converts <see cref="JobDetails"/> to and from the JSON format of the service. It reads every documented format and writes the current
/// one.</summary>
/// <remarks>This type supports JSON source generation and is not intended to be used directly.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class JobDetailsJsonConverter : JsonConverter<JobDetails>
{
    /// <inheritdoc/>
    public override bool HandleNull => true;

    /// <inheritdoc/>
    public override JobDetails Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        ReadValue(ref reader, string.Empty);

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, JobDetails value, JsonSerializerOptions options) => WriteValue(writer, value);

    internal static JobDetails ReadValue(ref Utf8JsonReader reader, string path) =>
        reader.TokenType switch
        {
            JsonTokenType.Null => JobDetails.Empty,
            JsonTokenType.StartArray => ReadArray(ref reader, path),
            JsonTokenType.StartObject => ReadObject(ref reader, path),
            _ => throw WireFormatException.Unexpected(in reader, path, "an array of status buckets, an object or null"),
        };

    internal static void WriteValue(Utf8JsonWriter writer, JobDetails? value)
    {
        if (value is null or { Count: 0 })
        {
            writer.WriteNullValue();
            return;
        }

        writer.WriteStartArray();
        foreach (var bucket in value)
        {
            JobStatusBucketJsonConverter.WriteValue(writer, bucket);
        }

        writer.WriteEndArray();
    }

    private static JobDetails ReadArray(ref Utf8JsonReader reader, string path)
    {
        var buckets = new List<JobStatusBucket>();
        try
        {
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                buckets.Add(JobStatusBucketJsonConverter.ReadValue(ref reader));
            }
        }
        catch (WireFormatException e)
        {
            throw e.PrependPath($"{path}[{buckets.Count}]");
        }

        return JobDetails.Create(CollectionsMarshal.AsSpan(buckets));
    }

    /// <summary>Reads an object, which is a bucket if it has a property of a bucket; otherwise, each of its values is a bucket.</summary>
    private static JobDetails ReadObject(ref Utf8JsonReader reader, string path)
    {
        var single = default(JobStatusBucketJsonConverter.Builder);
        var buckets = new List<JobStatusBucket>();
        var key = string.Empty;
        try
        {
            while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
            {
                key = string.Empty;
                if (single.TryReadProperty(ref reader))
                {
                    continue;
                }

                key = $".{SanitizeKey(in reader)}";
                reader.Read();
                if (reader.TokenType == JsonTokenType.StartObject)
                {
                    buckets.Add(JobStatusBucketJsonConverter.ReadValue(ref reader));
                }
                else
                {
                    reader.SkipValue();
                }
            }
        }
        catch (WireFormatException e)
        {
            throw e.PrependPath(path + key);
        }

        return single.HasProperties ? [single.Build()] : JobDetails.Create(CollectionsMarshal.AsSpan(buckets));
    }

    /// <summary>Gets the current key for error messages, or <c>*</c> if the key may be sensitive.</summary>
    private static string SanitizeKey(in Utf8JsonReader reader)
    {
        const int MaxLength = 8; // too short for a secret or a phone number
        var key = reader.ValueSpan.Length <= MaxLength ? Encoding.UTF8.GetString(reader.ValueSpan) : string.Empty;
        return key.Length > 0 && key.All(char.IsAsciiLetterOrDigit) ? key : "*";
    }
}
