using System.ComponentModel;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace BulkExport.Client;

/// <summary>Converts a <see cref="Job"/> to and from the JSON format of the service.</summary>
/// <remarks>The SID, the resource type, the days and the details are validated; any other value that cannot be read is <see langword="null"/>. This
/// type supports JSON source generation and is not intended to be used directly.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class JobJsonConverter : JsonConverter<Job>
{
    /// <inheritdoc/>
    public override Job Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => ReadValue(ref reader);

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Job value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteField("job_sid"u8, value.JobSid.IsDefault ? null : value.JobSid.ToString());
        writer.WriteField("resource_type"u8, value.ResourceType);
        writer.WriteField("friendly_name"u8, value.FriendlyName);
        writer.WriteField("start_day"u8, value.StartDay);
        writer.WriteField("end_day"u8, value.EndDay);
        writer.WritePropertyName("details"u8);
        JobDetailsJsonConverter.WriteValue(writer, value.Details);
        writer.WriteField("webhook_url"u8, value.WebhookUrl?.OriginalString);
        writer.WriteField("webhook_method"u8, value.WebhookMethod?.Method);
        writer.WriteField("email"u8, value.Email);
        writer.WriteField("url"u8, value.Url?.OriginalString);
        writer.WriteField("job_queue_position"u8, value.QueuePosition?.ToString(CultureInfo.InvariantCulture));
        TimestampFormat.Write(writer, "estimated_completion_time"u8, value.EstimatedCompletionTime, designator: string.Empty);
        writer.WriteEndObject();
    }

    /// <summary>Deserializes the response body, and throws if the job has no SID.</summary>
    internal static Job Parse(HttpResponseMessage response, ReadOnlySpan<byte> utf8) => JsonDocumentReader.ReadSingle(utf8, ReadRequired);

    /// <summary>Reads a job, and throws if it has no SID.</summary>
    internal static Job ReadRequired(ref Utf8JsonReader reader)
    {
        var job = ReadValue(ref reader);
        return job.JobSid.IsDefault ? throw WireFormatException.Missing("job_sid", "a job SID") : job;
    }

    internal static Job ReadValue(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw WireFormatException.Unexpected(in reader, string.Empty, "a job object");
        }

        JobSid jobSid = default;
        ResourceType? resourceType = null;
        string? friendlyName = null;
        DateOnly? startDay = null;
        DateOnly? endDay = null;
        var details = JobDetails.Empty;
        Uri? webhookUrl = null;
        HttpMethod? webhookMethod = null;
        string? email = null;
        Uri? url = null;
        int? queuePosition = null;
        DateTimeOffset? estimatedCompletionTime = null;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            if (reader.TryReadProperty("job_sid"u8))
            {
                jobSid = reader.TokenType == JsonTokenType.Null ? default : reader.GetRequiredValue<JobSid>("job_sid");
            }
            else if (reader.TryReadProperty("resource_type"u8))
            {
                resourceType = reader.GetValueOrNull<ResourceType>("resource_type");
            }
            else if (reader.TryReadProperty("friendly_name"u8))
            {
                friendlyName = reader.ReadOrDefault(JsonReaderExtensions.GetStringOrNull);
            }
            else if (reader.TryReadProperty("start_day"u8))
            {
                startDay = reader.GetDateOrNull("start_day");
            }
            else if (reader.TryReadProperty("end_day"u8))
            {
                endDay = reader.GetDateOrNull("end_day");
            }
            else if (reader.TryReadProperty("details"u8))
            {
                details = JobDetailsJsonConverter.ReadValue(ref reader, "details");
            }
            else if (reader.TryReadProperty("webhook_url"u8))
            {
                webhookUrl = reader.ReadOrDefault(JsonReaderExtensions.GetUriOrNull);
            }
            else if (reader.TryReadProperty("webhook_method"u8))
            {
                webhookMethod = reader.ReadOrDefault(JsonReaderExtensions.GetHttpMethodOrNull);
            }
            else if (reader.TryReadProperty("email"u8))
            {
                email = reader.ReadOrDefault(JsonReaderExtensions.GetStringOrNullIfEmpty);
            }
            else if (reader.TryReadProperty("url"u8))
            {
                url = reader.ReadOrDefault(JsonReaderExtensions.GetUriOrNull);
            }
            else if (reader.TryReadProperty("job_queue_position"u8))
            {
                queuePosition = reader.ReadOrDefault(JsonReaderExtensions.GetInt32OrNull);
            }
            else if (reader.TryReadProperty("estimated_completion_time"u8))
            {
                estimatedCompletionTime = reader.ReadOrDefault(JsonReaderExtensions.GetTimestampOrNull);
            }
            else
            {
                reader.SkipProperty();
            }
        }

        return new Job
        {
            JobSid = jobSid,
            ResourceType = resourceType,
            FriendlyName = friendlyName,
            StartDay = startDay,
            EndDay = endDay,
            Details = details,
            WebhookUrl = webhookUrl,
            WebhookMethod = webhookMethod,
            Email = email,
            Url = url,
            QueuePosition = queuePosition,
            EstimatedCompletionTime = estimatedCompletionTime,
        };
    }
}
