using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace BulkExport.Client.Testing;

/// <summary>Writes jobs as the service does. It shares nothing with the client's converters, so that they are tested against something.</summary>
/// <param name="altersNames">Whether friendly names are altered.</param>
internal sealed class SimulatedJobJson(bool altersNames)
{
    /// <summary>Writes a job as the answer to its fetch.</summary>
    /// <param name="job">The job.</param>
    /// <param name="address">The job's own address.</param>
    public ReadOnlyMemory<byte> WriteFetched(StoredJob job, string address) =>
        Document(json => Write(json, job, namesType: true, hasDetails: true, address));

    /// <summary>Writes a job as the answer to its creation: without its address, and with neither details nor a resource type yet.</summary>
    public ReadOnlyMemory<byte> WriteCreated(StoredJob job) =>
        Document(json => Write(json, job, namesType: false, hasDetails: false, address: null));

    /// <summary>Writes a job as it is on a list: without its address.</summary>
    public void WriteListed(Utf8JsonWriter json, StoredJob job) => Write(json, job, namesType: true, hasDetails: true, address: null);

    private static ReadOnlyMemory<byte> Document(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer, SimulatorJson.Options);
        write(json);
        json.Flush();
        return buffer.WrittenMemory;
    }

    private void Write(Utf8JsonWriter json, StoredJob job, bool namesType, bool hasDetails, string? address)
    {
        var plan = job.Plan;
        var facts = plan.Job;
        json.WriteStartObject();
        json.WriteString("job_sid", facts.JobSid.ToString());
        json.WriteString("resource_type", namesType && facts.IncludeResourceType ? facts.ResourceType?.Value : null);
        json.WriteString("friendly_name", SimulatorJson.FriendlyName(facts.FriendlyName, altersNames));
        json.WriteString("start_day", SimulatorJson.Day(facts.StartDay));
        json.WriteString("end_day", SimulatorJson.Day(facts.EndDay));
        WriteDetails(json, job, hasDetails && plan.HasDetailsAt(job.Elapsed));
        json.WriteString("webhook_url", facts.WebhookUrl?.OriginalString);
        json.WriteString("webhook_method", facts.WebhookMethod?.Method);
        json.WriteString("email", facts.Email);
        if (address is not null)
        {
            json.WriteString("url", address);
        }

        json.WriteString("job_queue_position", plan.QueuePositionAt(job.Elapsed)?.ToString(CultureInfo.InvariantCulture));
        json.WriteString("estimated_completion_time", Estimate(job));
        json.WriteEndObject();
    }

    private static void WriteDetails(Utf8JsonWriter json, StoredJob job, bool known)
    {
        if (!known)
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
            if (job.Plan.Job.IncludeDays)
            {
                json.WriteStartArray("days");
                foreach (var day in bucket)
                {
                    json.WriteStringValue(SimulatorJson.Day(day));
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
}
