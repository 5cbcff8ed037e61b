using System.Text.Json.Serialization;

namespace BulkExport.Client;

/// <summary>An export job over a range of days, as the service last described it.</summary>
/// <remarks>
/// Everything may be set, and nothing has to be, so that a test can make a job of just the parts it is about. A job that the service
/// sent always has its SID. <see cref="ToString"/> shows neither the e-mail address nor more of the webhook than its host.
/// </remarks>
[JsonConverter(typeof(JobJsonConverter))]
public sealed record Job
{
    /// <summary>The job's SID.</summary>
    public JobSid JobSid { get; init; }

    /// <summary>The kind of records exported; <see langword="null"/> when the service leaves it out, as it does after a creation.</summary>
    public ResourceType? ResourceType { get; init; }

    /// <summary>The name that the creator gave. The service sends it back altered at times: never identify a job by it.</summary>
    public string? FriendlyName { get; init; }

    /// <summary>The first day of the range, a day in UTC.</summary>
    public DateOnly? StartDay { get; init; }

    /// <summary>The last day of the range, a day in UTC, itself included.</summary>
    public DateOnly? EndDay { get; init; }

    /// <summary>How many days are in which status. Never <see langword="null"/>; empty for a while after the creation.</summary>
    public JobDetails Details
    {
        get;
        init => field = value ?? throw new ArgumentNullException(nameof(value));
    } = JobDetails.Empty;

    /// <summary>The address that the service calls when the job completes, if there is one.</summary>
    public Uri? WebhookUrl { get; init; }

    /// <summary>The method of that call: GET or POST.</summary>
    public HttpMethod? WebhookMethod { get; init; }

    /// <summary>The address that the service mails when the job completes, if there is one.</summary>
    public string? Email { get; init; }

    /// <summary>The job's own address; left out when the job was created or listed.</summary>
    public Uri? Url { get; init; }

    /// <summary>The job's place in the queue, while it waits and the service tells.</summary>
    public int? JobQueuePosition { get; init; }

    /// <summary>When the service expects the job to complete, in UTC, while it tells. An estimate: it moves.</summary>
    public DateTimeOffset? EstimatedCompletionTime { get; init; }

    /// <summary>The number of days from <see cref="StartDay"/> to <see cref="EndDay"/>, both included; 0 when either is unknown.</summary>
    [JsonIgnore]
    public int DayCount => StartDay is { } start && EndDay is { } end && start <= end ? end.DayNumber - start.DayNumber + 1 : 0;

    /// <summary>Whether every day of the range is in a final status.</summary>
    /// <remarks>
    /// True when the counts of the final buckets reach <see cref="DayCount"/> and no other bucket counts more than 0. The service's
    /// counts can lag behind, and are missing at first: that is <see langword="false"/>. A finished job stays visible for 7 days.
    /// </remarks>
    [JsonIgnore]
    public bool IsFinished
    {
        get
        {
            var final = 0L;
            foreach (var bucket in Details)
            {
                if (bucket.Status.IsFinal)
                {
                    final += bucket.Count;
                }
                else if (bucket.Count > 0)
                {
                    return false;
                }
            }

            return DayCount > 0 && final >= DayCount;
        }
    }

    /// <summary>What has come of the days so far: done, empty, failed, deleted and still to come; how many, and as far as the service
    /// tells, which.</summary>
    [JsonIgnore]
    public JobOutcome Outcome => JobOutcome.Of(this);

    /// <summary>Describes the job without its e-mail address, and its webhook by its host only.</summary>
    /// <returns>A text of one line.</returns>
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
