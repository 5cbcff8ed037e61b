using System.Text.Json.Serialization;

namespace BulkExport.Client;

/// <summary>Represents an export job for a range of days, as last reported by the service.</summary>
/// <remarks>
/// All properties are optional, so that a test can set only the properties that it needs. A job that was received from the service always has a SID.
/// <see cref="ToString"/> omits the email address and the path and query of the webhook.
/// <para>
/// The service does not report when a job was created. To select jobs by age, use <see cref="EndDay"/>: a job is created at the earliest two days after its last
/// day. <see cref="ExportedDay.CreatedOn"/> is the creation date of a file. If you need the time itself, record it when <see cref="IJobsClient.CreateAsync"/>
/// returns.
/// </para>
/// </remarks>
[JsonConverter(typeof(JobJsonConverter))]
public sealed record Job
{
    private JobSummaryCache _summary;

    /// <summary>Gets the SID of the job.</summary>
    public JobSid JobSid { get; init; }

    /// <summary>Gets the resource type, or <see langword="null"/> if the service omits it, as in the response to a create request.</summary>
    public ResourceType? ResourceType { get; init; }

    /// <summary>Gets the friendly name. It is not a reliable identifier, because the service may alter it.</summary>
    public string? FriendlyName { get; init; }

    /// <summary>Gets the first day of the range, in UTC.</summary>
    public DateOnly? StartDay
    {
        get;
        init => (field, _summary) = (value, default);
    }

    /// <summary>Gets the last day of the range (inclusive), in UTC.</summary>
    public DateOnly? EndDay
    {
        get;
        init => (field, _summary) = (value, default);
    }

    /// <summary>Gets the number of days in each status.</summary>
    /// <value>The default is <see cref="JobDetails.Empty"/>, as after the creation of a job.</value>
    /// <exception cref="ArgumentNullException">The value is <see langword="null"/>.</exception>
    public JobDetails Details
    {
        get;
        init => (field, _summary) = (value ?? throw new ArgumentNullException(nameof(value)), default);
    } = JobDetails.Empty;

    /// <summary>Gets the URI of the webhook that the service calls when the job completes, or <see langword="null"/> if the job has none.</summary>
    public Uri? WebhookUrl { get; init; }

    /// <summary>Gets the HTTP method of the webhook (GET or POST), or <see langword="null"/> if the job has none.</summary>
    public HttpMethod? WebhookMethod { get; init; }

    /// <summary>Gets the email address that the service notifies when the job completes, or <see langword="null"/> if the job has none.</summary>
    public string? Email { get; init; }

    /// <summary>Gets the URI of the job, or <see langword="null"/> if the service omits it, as in the responses to create and list
    /// requests.</summary>
    public Uri? Url { get; init; }

    /// <summary>Gets the position of the job in the queue, or <see langword="null"/> if the service does not report it.</summary>
    public int? QueuePosition { get; init; }

    /// <summary>Gets the estimated completion time in UTC, or <see langword="null"/> if the service does not report it. The estimate changes over
    /// time.</summary>
    public DateTimeOffset? EstimatedCompletionTime { get; init; }

    /// <summary>Gets the number of days from <see cref="StartDay"/> to <see cref="EndDay"/> (inclusive), or 0 if either is unknown or the range is
    /// reversed.</summary>
    [JsonIgnore]
    public int DayCount => StartDay is { } start && EndDay is { } end && start <= end ? DayRange.Count(start, end) : 0;

    /// <summary>Gets a value indicating whether every day of the range is in a terminal status.</summary>
    /// <value>
    /// <see langword="true"/> if the counts of the terminal buckets reach <see cref="DayCount"/>, or are greater than 0 if the range is unknown, and
    /// no other
    /// bucket counts more than 0; otherwise, <see langword="false"/>, for example while the service has not updated the counts yet.
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

            return terminal >= Math.Max(DayCount, 1);
        }
    }

    /// <summary>Gets a summary of the per-day results. It is computed on first access.</summary>
    [JsonIgnore]
    public JobSummary Summary => _summary.Value ??= JobSummary.FromJob(this);

    /// <summary>Returns a description of the job. The email address and the path and query of the webhook are omitted.</summary>
    /// <returns>A single-line string.</returns>
    public override string ToString()
    {
        var days =
            StartDay is { } start && EndDay is { } end
                ? FormattableString.Invariant($"{start:yyyy-MM-dd} to {end:yyyy-MM-dd}, {DayCount} {(DayCount == 1 ? "day" : "days")}")
                : "unknown days";
        var webhook = WebhookUrl switch
        {
            null => "none",
            { IsAbsoluteUri: true } url => $"{DisplayText.FormatMethod(WebhookMethod)} {DisplayText.FormatOrigin(url)}".TrimStart(),
            _ => "with a relative URI",
        };
        return $"Job {(JobSid.IsDefault ? "without SID" : JobSid)}: {ResourceType?.ToDisplayText() ?? "records of unknown type"}, {days} ({Details}), webhook {webhook}";
    }
}
