using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace BulkExport.Client.Testing;

/// <summary>Serializes jobs as the service does. It shares no code with the converters of the client, so that tests compare two independent implementations.</summary>
/// <param name="escapeHyphens"><see langword="true"/> to write a backslash before each hyphen in a friendly name; otherwise, <see langword="false"/>.</param>
internal sealed class SimulatedJobJson(bool escapeHyphens)
{
    /// <summary>Serializes the response to a fetch request.</summary>
    /// <param name="job">The job.</param>
    /// <param name="url">The URL of the job.</param>
    public ReadOnlyMemory<byte> WriteFetched(JobSnapshot job, string url) =>
        WriteDocument(json => Write(json, job, includeResourceType: true, includeDetails: true, url));

    /// <summary>Serializes the response to a create request, which has no URL, details or resource type.</summary>
    public ReadOnlyMemory<byte> WriteCreated(JobSnapshot job) =>
        WriteDocument(json => Write(json, job, includeResourceType: false, includeDetails: false, url: null));

    /// <summary>Writes an item of a job list, which has no URL.</summary>
    public void WriteListed(Utf8JsonWriter json, JobSnapshot job) =>
        Write(json, job, includeResourceType: true, includeDetails: true, url: null);

    private static ReadOnlyMemory<byte> WriteDocument(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer, SimulatorJson.Options);
        write(json);
        json.Flush();
        return buffer.WrittenMemory;
    }

    private void Write(Utf8JsonWriter json, JobSnapshot job, bool includeResourceType, bool includeDetails, string? url)
    {
        var plan = job.Plan;
        var definition = plan.Job;
        json.WriteStartObject();
        json.WriteString("job_sid", definition.JobSid.ToString());
        json.WriteString("resource_type", includeResourceType && definition.IncludeResourceType ? definition.ResourceType?.Value : null);
        json.WriteString("friendly_name", SimulatorJson.FormatFriendlyName(definition.FriendlyName, escapeHyphens));
        json.WriteString("start_day", SimulatorJson.FormatDate(definition.StartDay));
        json.WriteString("end_day", SimulatorJson.FormatDate(definition.EndDay));
        WriteDetails(json, job, includeDetails && plan.HasDetails(job.Elapsed));
        json.WriteString("webhook_url", definition.WebhookUrl?.OriginalString);
        json.WriteString("webhook_method", definition.WebhookMethod?.Method);
        json.WriteString("email", definition.Email);
        if (url is not null)
        {
            json.WriteString("url", url);
        }

        json.WriteString("job_queue_position", plan.GetQueuePosition(job.Elapsed)?.ToString(CultureInfo.InvariantCulture));
        json.WriteString("estimated_completion_time", FormatEstimatedCompletionTime(job));
        json.WriteEndObject();
    }

    private static void WriteDetails(Utf8JsonWriter json, JobSnapshot job, bool include)
    {
        if (!include)
        {
            json.WriteNull("details");
            return;
        }

        json.WriteStartArray("details");
        foreach (var group in job.Plan.GetStatusGroups(job.Elapsed))
        {
            json.WriteStartObject();
            json.WriteString("status", group.Key.Value);
            json.WriteNumber("count", group.Count());
            if (job.Plan.Job.IncludeDays)
            {
                json.WriteStartArray("days");
                foreach (var day in group)
                {
                    json.WriteStringValue(SimulatorJson.FormatDate(day));
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

    /// <summary>Formats the estimated end in UTC without a zone designator, limited to <see cref="DateTimeOffset.MaxValue"/>.</summary>
    private static string? FormatEstimatedCompletionTime(JobSnapshot job)
    {
        if (job.Plan.GetRemainingTime(job.Elapsed) is not { } remaining)
        {
            return null;
        }

        var end = remaining > DateTimeOffset.MaxValue - job.Now ? DateTimeOffset.MaxValue : job.Now + remaining;
        return end.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fff", CultureInfo.InvariantCulture);
    }
}
