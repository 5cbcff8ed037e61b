using System.ComponentModel;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace BulkExport.Client;

/// <summary>Reads and writes a <see cref="Job"/> in the service's own form: the one place that knows it.</summary>
/// <remarks>Public only so that source-generated JSON of other assemblies can reach it.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class JobJsonConverter : JsonConverter<Job>
{
    /// <inheritdoc/>
    public override Job Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => ReadValue(ref reader);

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Job value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteString("job_sid"u8, value.JobSid.IsDefault ? null : value.JobSid.ToString());
        writer.WriteString("resource_type"u8, value.ResourceType?.Value);
        writer.WriteString("friendly_name"u8, value.FriendlyName);
        WireDay.Write(writer, "start_day"u8, value.StartDay);
        WireDay.Write(writer, "end_day"u8, value.EndDay);
        writer.WritePropertyName("details"u8);
        JobDetailsJsonConverter.WriteValue(writer, value.Details);
        writer.WriteString("webhook_url"u8, value.WebhookUrl?.OriginalString);
        writer.WriteString("webhook_method"u8, value.WebhookMethod?.Method);
        writer.WriteString("email"u8, value.Email);
        writer.WriteString("url"u8, value.Url?.OriginalString);
        writer.WriteString("job_queue_position"u8, value.JobQueuePosition?.ToString(CultureInfo.InvariantCulture));
        WireTime.Write(writer, "estimated_completion_time"u8, value.EstimatedCompletionTime);
        writer.WriteEndObject();
    }

    /// <summary>Reads a whole document that is a job of the service's, so one with a SID.</summary>
    internal static Job Parse(HttpResponseMessage response, ReadOnlySpan<byte> utf8) =>
        CompactJob.TryRead(utf8) ?? WireDocument.Parse(utf8, ReadWithSid);

    /// <summary>Reads a job of the service's, so one with a SID.</summary>
    internal static Job ReadWithSid(ref Utf8JsonReader reader)
    {
        var job = ReadValue(ref reader);
        return job.JobSid.IsDefault ? throw WireException.Missing("job_sid", "a job SID") : job;
    }

    internal static Job ReadValue(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw WireException.Unexpected(in reader, string.Empty, "a job, an object");
        }

        var fields = new JobFields();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            if (WireText.Take(ref reader, "job_sid"u8))
            {
                fields.Sid = reader.TokenType == JsonTokenType.Null ? default : JobSidJsonConverter.ReadValue(ref reader, "job_sid");
            }
            else if (WireText.Take(ref reader, "resource_type"u8))
            {
                fields.ResourceType = ResourceTypeJsonConverter.ReadValue(ref reader, "resource_type");
            }
            else if (WireText.Take(ref reader, "friendly_name"u8))
            {
                fields.FriendlyName = WireText.ReadOrNull(ref reader, "friendly_name");
            }
            else if (WireText.Take(ref reader, "start_day"u8))
            {
                fields.StartDay = WireDay.ReadOrNull(ref reader, "start_day");
            }
            else if (WireText.Take(ref reader, "end_day"u8))
            {
                fields.EndDay = WireDay.ReadOrNull(ref reader, "end_day");
            }
            else if (WireText.Take(ref reader, "details"u8))
            {
                fields.Details = ReadDetails(ref reader);
            }
            else if (WireText.Take(ref reader, "webhook_url"u8))
            {
                fields.WebhookUrl = WireText.ReadUri(ref reader, "webhook_url");
            }
            else if (WireText.Take(ref reader, "webhook_method"u8))
            {
                fields.WebhookMethod = WireText.ReadHttpMethod(ref reader, "webhook_method");
            }
            else if (WireText.Take(ref reader, "email"u8))
            {
                fields.Email = WireText.ReadNonEmpty(ref reader, "email");
            }
            else if (WireText.Take(ref reader, "url"u8))
            {
                fields.Url = WireText.ReadUri(ref reader, "url");
            }
            else if (WireText.Take(ref reader, "job_queue_position"u8))
            {
                fields.QueuePosition = WireNumber.ReadInt32(ref reader, "job_queue_position");
            }
            else if (WireText.Take(ref reader, "estimated_completion_time"u8))
            {
                fields.Estimate = WireTime.ReadOrNull(ref reader, "estimated_completion_time");
            }
            else
            {
                WireText.SkipProperty(ref reader);
            }
        }

        return fields.ToJob();
    }

    private static JobDetails ReadDetails(ref Utf8JsonReader reader)
    {
        try
        {
            return JobDetailsJsonConverter.ReadValue(ref reader);
        }
        catch (WireException e)
        {
            throw e.Under("details");
        }
    }
}
