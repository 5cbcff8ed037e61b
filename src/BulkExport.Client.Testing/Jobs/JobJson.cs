using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace BulkExport.Client.Testing;

/// <summary>Writes jobs as the service does. It shares nothing with the client's converters, so that they are tested against something.</summary>
internal static class JobJson
{
    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes a job as the answer to its fetch.</summary>
    /// <param name="job">The job.</param>
    /// <param name="address">The job's own address.</param>
    public static ReadOnlyMemory<byte> Write(StoredJob job, string address)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer, Relaxed);
        var plan = job.Plan;
        var facts = plan.Job;
        json.WriteStartObject();
        json.WriteString("job_sid", facts.JobSid.ToString());
        json.WriteString("resource_type", facts.ResourceType?.Value);
        json.WriteString("friendly_name", facts.FriendlyName);
        json.WriteString("start_day", Day(facts.StartDay));
        json.WriteString("end_day", Day(facts.EndDay));
        WriteDetails(json, job);
        json.WriteString("webhook_url", facts.WebhookUrl?.OriginalString);
        json.WriteString("webhook_method", facts.WebhookMethod?.Method);
        json.WriteString("email", facts.Email);
        json.WriteString("url", address);
        json.WriteString("job_queue_position", plan.QueuePositionAt(job.Elapsed)?.ToString(CultureInfo.InvariantCulture));
        json.WriteString("estimated_completion_time", Estimate(job));
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenMemory;
    }

    private static void WriteDetails(Utf8JsonWriter json, StoredJob job)
    {
        if (!job.Plan.HasDetailsAt(job.Elapsed))
        {
            json.WriteNull("details");
            return;
        }

        json.WriteStartArray("details");
        foreach (var bucket in job.Plan.BucketsAt(job.Elapsed))
        {
            json.WriteStartObject();
            json.WriteString("status", bucket.Key.Value);
            json.WriteNumber("count", bucket.Count());
            if (job.Plan.Job.NamesDays)
            {
                json.WriteStartArray("days");
                foreach (var day in bucket)
                {
                    json.WriteStringValue(Day(day));
                }

                json.WriteEndArray();
            }
            else
            {
                json.WriteNull("days");
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>The end in UTC, written without a zone; the end of time for one that is later.</summary>
    private static string? Estimate(StoredJob job)
    {
        if (job.Plan.TimeLeftAt(job.Elapsed) is not { } left)
        {
            return null;
        }

        var end = left > DateTimeOffset.MaxValue - job.Now ? DateTimeOffset.MaxValue : job.Now + left;
        return end.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fff", CultureInfo.InvariantCulture);
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
