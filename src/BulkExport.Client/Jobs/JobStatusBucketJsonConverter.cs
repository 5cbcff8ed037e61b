using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace BulkExport.Client;

/// <summary>Converts a <see cref="JobStatusBucket"/> to and from the JSON format of the service.</summary>
/// <remarks>This type supports JSON source generation and is not intended to be used directly.</remarks>
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
            throw WireFormatException.Unexpected(in reader, string.Empty, "a status bucket object");
        }

        var builder = default(Builder);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            if (!builder.TryReadProperty(ref reader))
            {
                reader.SkipProperty();
            }
        }

        return builder.Build();
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
                writer.WriteStringValue(DateFormat.Format(day));
            }

            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }

    /// <summary>Builds a bucket from the properties of a JSON object. <see cref="HasProperties"/> distinguishes a bucket from an object that contains
    /// buckets.</summary>
    internal struct Builder
    {
        private JobStatus _status;
        private int? _count;
        private bool _isCountInvalid;
        private DateOnly[]? _days;

        /// <summary>Gets a value indicating whether a property of a bucket was read.</summary>
        public bool HasProperties { get; private set; }

        /// <summary>Reads the current property if it belongs to a bucket.</summary>
        public bool TryReadProperty(ref Utf8JsonReader reader)
        {
            if (reader.TryReadProperty("status"u8))
            {
                _status = reader.GetValueOrNull<JobStatus>("status") ?? default;
            }
            else if (reader.TryReadProperty("count"u8))
            {
                _isCountInvalid = !reader.TryReadOrSkip(JsonReaderExtensions.GetInt32OrNull, out _count) || _count < 0;
            }
            else if (reader.TryReadProperty("days"u8))
            {
                _days = DateFormat.ReadList(ref reader, "days");
            }
            else
            {
                return false;
            }

            HasProperties = true;
            return true;
        }

        public readonly JobStatusBucket Build() =>
            new()
            {
                Status = _status,
                Count = _isCountInvalid ? EstimateCount() : _count ?? _days?.Length ?? 0,
                Days = _days is null ? [] : _days.AsReadOnly(),
            };

        /// <summary>Estimates an invalid count: the number of named days, but at least 1 if the status is not terminal, so that the job is not
        /// considered finished.</summary>
        private readonly int EstimateCount() => Math.Max(_days?.Length ?? 0, _status.IsTerminal ? 0 : 1);
    }
}
