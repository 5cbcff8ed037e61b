using System.Text.Json.Serialization;

namespace BulkExport.Client;

/// <summary>An export job over a range of days, as last reported by the service.</summary>
/// <remarks>
/// All properties are optional, so that a test can create a job with only the parts it needs. A job that the service sent always has a
/// SID. <see cref="ToString"/> omits the email address, and all of the webhook except its host.
/// </remarks>
[JsonConverter(typeof(JobJsonConverter))]
public sealed record Job
{
    private JobSummaryCache _summary;

    /// <summary>Gets or initializes the SID.</summary>
    public JobSid JobSid { get; init; }

    /// <summary>Gets or initializes the resource type; <see langword="null"/> if the service omits it, as it does in the response to a creation.</summary>
    public ResourceType? ResourceType { get; init; }

    /// <summary>Gets or initializes the friendly name. It is not a reliable identifier, because the service may alter it.</summary>
    public string? FriendlyName { get; init; }

    /// <summary>Gets or initializes the first day of the range, in UTC.</summary>
    public DateOnly? StartDay
    {
        get;
        init => (field, _summary) = (value, default);
    }

    /// <summary>Gets or initializes the last day of the range (inclusive), in UTC.</summary>
    public DateOnly? EndDay
    {
        get;
        init => (field, _summary) = (value, default);
    }

    /// <summary>Gets or initializes the number of days in each status.</summary>
    /// <value>The details; empty for a while after the creation. Never <see langword="null"/>.</value>
    public JobDetails Details
    {
        get;
        init => (field, _summary) = (value ?? throw new ArgumentNullException(nameof(value)), default);
    } = JobDetails.Empty;

    /// <summary>Gets or initializes the URI of the webhook that the service calls when the job completes.</summary>
    public Uri? WebhookUrl { get; init; }

    /// <summary>Gets or initializes the HTTP method of the webhook: GET or POST.</summary>
    public HttpMethod? WebhookMethod { get; init; }

    /// <summary>Gets or initializes the email address that the service notifies when the job completes.</summary>
    public string? Email { get; init; }

    /// <summary>Gets or initializes the URI of the job; <see langword="null"/> in the responses to creating and listing jobs.</summary>
    public Uri? Url { get; init; }

    /// <summary>Gets or initializes the position of the job in the queue, if the service reports it.</summary>
    public int? QueuePosition { get; init; }

    /// <summary>Gets or initializes the estimated completion time in UTC, if the service reports it. The estimate changes over time.</summary>
    public DateTimeOffset? EstimatedCompletionTime { get; init; }

    /// <summary>Gets the number of days from <see cref="StartDay"/> to <see cref="EndDay"/> (inclusive); 0 if either is unknown.</summary>
    [JsonIgnore]
    public int DayCount => StartDay is { } start && EndDay is { } end && start <= end ? end.DayNumber - start.DayNumber + 1 : 0;

    /// <summary>Gets a value indicating whether every day of the range is in a terminal status.</summary>
    /// <value>
    /// <see langword="true"/> if the counts of the terminal buckets reach <see cref="DayCount"/> and no other bucket counts more than 0;
    /// otherwise, <see langword="false"/>, for example while counts lag behind or are missing.
    /// </value>
    /// <remarks>A finished job remains available for 7 days.</remarks>
    [JsonIgnore]
    public bool IsFinished
    {
        get
        {
            var terminal = 0L;
            foreach (var bucket in Details)
            {
                if (bucket.Status.IsTerminal)
                {
                    terminal += bucket.Count;
                }
                else if (bucket.Count > 0)
                {
                    return false;
                }
            }

            return DayCount > 0 && terminal >= DayCount;
        }
    }

    /// <summary>Gets a summary of the per-day results: how many days are completed, empty, failed, deleted and pending, and which, as far as
    /// the service reports them. It is computed once.</summary>
    [JsonIgnore]
    public JobSummary Summary => _summary.Value ??= JobSummary.FromJob(this);

    /// <summary>Returns a description of the job without its email address, and with only the host of its webhook.</summary>
    /// <returns>A single line.</returns>
    public override string ToString()
    {
        var days =
            StartDay is { } start && EndDay is { } end
                ? FormattableString.Invariant($"{start:yyyy-MM-dd} to {end:yyyy-MM-dd}, {DayCount} days")
                : "unknown days";
        var webhook = WebhookUrl switch
        {
            null => "none",
            { IsAbsoluteUri: true } url =>
                $"{WebhookMethod?.Method} {url.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped)}".TrimStart(),
            _ => "an address without a host",
        };
        return $"Job {(JobSid.IsDefault ? "without SID" : JobSid)}: {ResourceType?.Value ?? "records of unknown type"}, {days} ({Details}), webhook {webhook}";
    }
}
