using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace BulkExport.Client;

/// <summary>Reads and writes a <see cref="JobStatusBucket"/> in the service's own form.</summary>
/// <remarks>Public only so that source-generated JSON of other assemblies can reach it.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class JobStatusBucketJsonConverter : JsonConverter<JobStatusBucket>
{
    /// <inheritdoc/>
    public override JobStatusBucket Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        ReadValue(ref reader);

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, JobStatusBucket value, JsonSerializerOptions options) => WriteValue(writer, value);

    internal static JobStatusBucket ReadValue(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw WireException.Unexpected(in reader, string.Empty, "a status bucket, an object");
        }

        var fields = default(Fields);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            if (!fields.TryRead(ref reader))
            {
                WireText.SkipProperty(ref reader);
            }
        }

        return fields.ToBucket();
    }

    internal static void WriteValue(Utf8JsonWriter writer, JobStatusBucket value)
    {
        writer.WriteStartObject();
        writer.WriteString("status"u8, value.Status.Value);
        writer.WriteNumber("count"u8, value.Count);
        if (value.Days.Count == 0)
        {
            writer.WriteNull("days"u8);
        }
        else
        {
            writer.WriteStartArray("days"u8);
            foreach (var day in value.Days)
            {
                WireDay.WriteValue(writer, day);
            }

            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }

    /// <summary>A bucket while it is read; also what is read of the object around it, which may be the bucket itself.</summary>
    internal struct Fields
    {
        public JobStatus Status;
        public int? Count;
        public DateOnly[]? Days;

        public bool Any { get; private set; }

        /// <summary>Reads the property that the reader stands on, if it is one of a bucket.</summary>
        public bool TryRead(ref Utf8JsonReader reader)
        {
            if (WireText.Is(in reader, "status"u8))
            {
                reader.Read();
                Status = JobStatusJsonConverter.ReadValue(ref reader, "status");
            }
            else if (WireText.Is(in reader, "count"u8))
            {
                reader.Read();
                Count = WireNumber.ReadInt32(ref reader, "count");
                if (Count < 0)
                {
                    throw WireException.Unexpected(in reader, "count", "a number of days");
                }
            }
            else if (WireText.Is(in reader, "days"u8))
            {
                reader.Read();
                Days = WireDay.ReadList(ref reader, "days");
            }
            else
            {
                return false;
            }

            Any = true;
            return true;
        }

        public readonly JobStatusBucket ToBucket() =>
            new()
            {
                Status = Status,
                Count = Count ?? Days?.Length ?? 0,
                Days = Days is null ? [] : Days.AsReadOnly(),
            };
    }
}
