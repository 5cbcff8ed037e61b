using System.ComponentModel;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace BulkExport.Client;

/// <summary>Reads <see cref="JobDetails"/> in every form that the service and its older descriptions know, and writes its present one.</summary>
/// <remarks>Public only so that source-generated JSON of other assemblies can reach it.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class JobDetailsJsonConverter : JsonConverter<JobDetails>
{
    /// <inheritdoc/>
    public override bool HandleNull => true;

    /// <inheritdoc/>
    public override JobDetails Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => ReadValue(ref reader);

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, JobDetails value, JsonSerializerOptions options) => WriteValue(writer, value);

    internal static JobDetails ReadValue(ref Utf8JsonReader reader) =>
        reader.TokenType switch
        {
            JsonTokenType.Null => JobDetails.Empty,
            JsonTokenType.StartArray => ReadArray(ref reader),
            JsonTokenType.StartObject => ReadObject(ref reader),
            _ => throw WireException.Unexpected(in reader, string.Empty, "the status buckets: a list, an object or null"),
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

    private static JobDetails ReadArray(ref Utf8JsonReader reader)
    {
        var buckets = new List<JobStatusBucket>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            try
            {
                buckets.Add(JobStatusBucketJsonConverter.ReadValue(ref reader));
            }
            catch (WireException e)
            {
                throw e.Under($"[{buckets.Count}]");
            }
        }

        return JobDetails.Create([.. buckets]);
    }

    /// <summary>An object is one bucket when it has a bucket's properties; otherwise each of its values is a bucket.</summary>
    private static JobDetails ReadObject(ref Utf8JsonReader reader)
    {
        var single = default(JobStatusBucketJsonConverter.Fields);
        var buckets = new List<JobStatusBucket>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            if (single.TryRead(ref reader))
            {
                continue;
            }

            var key = KeyForMessages(in reader);
            reader.Read();
            if (reader.TokenType == JsonTokenType.StartObject)
            {
                try
                {
                    buckets.Add(JobStatusBucketJsonConverter.ReadValue(ref reader));
                }
                catch (WireException e)
                {
                    throw e.Under($".{key}");
                }
            }
            else
            {
                WireText.SkipValue(ref reader);
            }
        }

        return single.Any ? [single.ToBucket()] : JobDetails.Create([.. buckets]);
    }

    /// <summary>The key that the reader stands on; <c>*</c> for one unlike the service's, which may be anything.</summary>
    private static string KeyForMessages(in Utf8JsonReader reader)
    {
        const int Longest = 8; // too short for a secret or a number that somebody is called by
        var key = reader.ValueSpan.Length <= Longest ? Encoding.UTF8.GetString(reader.ValueSpan) : string.Empty;
        return key.Length > 0 && key.All(char.IsAsciiLetterOrDigit) ? key : "*";
    }
}
