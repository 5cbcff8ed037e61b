using Newtonsoft.Json;

namespace BulkExport.Client.Benchmarks.Alternatives;

/// <summary>A job in the style of the vendor's SDK: strings and objects.</summary>
internal sealed class VendorStyleJob
{
    [JsonProperty("resource_type")]
    public string? ResourceType { get; private set; }

    [JsonProperty("friendly_name")]
    public string? FriendlyName { get; private set; }

    [JsonProperty("details")]
    public List<object>? Details { get; private set; }

    [JsonProperty("start_day")]
    public string? StartDay { get; private set; }

    [JsonProperty("end_day")]
    public string? EndDay { get; private set; }

    [JsonProperty("job_sid")]
    public string? JobSid { get; private set; }

    [JsonProperty("webhook_url")]
    public string? WebhookUrl { get; private set; }

    [JsonProperty("webhook_method")]
    public string? WebhookMethod { get; private set; }

    [JsonProperty("email")]
    public string? Email { get; private set; }

    [JsonProperty("url")]
    public Uri? Url { get; private set; }

    [JsonProperty("job_queue_position")]
    public string? QueuePosition { get; private set; }

    [JsonProperty("estimated_completion_time")]
    public string? EstimatedCompletionTime { get; private set; }
}
