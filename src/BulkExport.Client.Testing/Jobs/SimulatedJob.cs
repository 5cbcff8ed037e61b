namespace BulkExport.Client.Testing;

/// <summary>Represents a job of the simulated service, including the schedule by which its days progress.</summary>
/// <remarks>
/// Progress depends only on the properties of the job and on the time elapsed since its creation, according to
/// <see cref="SimulatedBulkExportOptions.TimeProvider"/>. The days are queued for <see cref="QueueTime"/>, and then run in order,
/// <see cref="MaxConcurrentDays"/> at a time, for <see cref="TimePerDay"/> each.
/// </remarks>
public sealed record SimulatedJob
{
    /// <summary>Gets the SID of the job.</summary>
    /// <value>The default is <c>default(JobSid)</c>: a random SID is generated when the job is added.</value>
    public JobSid JobSid { get; init; }

    /// <summary>Gets the resource type of the exported records.</summary>
    /// <value>The default is <see cref="ResourceType.Messages"/>. If <see langword="null"/>, responses contain a null value, and the job appears
    /// in no list and generates no files.</value>
    public ResourceType? ResourceType { get; init; } = Client.ResourceType.Messages;

    /// <summary>Gets a value indicating whether responses to fetch and list requests include the resource type.</summary>
    /// <value>The default is <see langword="true"/>. The service occasionally returns null.</value>
    public bool IncludeResourceType { get; init; } = true;

    /// <summary>Gets the first day of the range.</summary>
    public required DateOnly StartDay { get; init; }

    /// <summary>Gets the last day of the range, inclusive.</summary>
    public required DateOnly EndDay { get; init; }

    /// <summary>Gets the friendly name of the job.</summary>
    /// <value>The default is <see langword="null"/>.</value>
    public string? FriendlyName { get; init; }

    /// <summary>Gets the URI of the webhook to call when the job completes.</summary>
    /// <value>The default is <see langword="null"/>.</value>
    /// <remarks>The webhook is sent as often as <see cref="SimulatedBulkExportOptions.WebhookDelays"/> specifies; see <see cref="SimulatedWebhooks"/>.</remarks>
    public Uri? WebhookUrl { get; init; }

    /// <summary>Gets the HTTP method of the webhook.</summary>
    /// <value>The default is <see langword="null"/>.</value>
    public HttpMethod? WebhookMethod { get; init; }

    /// <summary>Gets the email address to notify when the job completes.</summary>
    /// <value>The default is <see langword="null"/>.</value>
    /// <remarks>The value is included in responses; the simulator does not send email.</remarks>
    public string? Email { get; init; }

    /// <summary>Gets the age of the job at the time it is added.</summary>
    /// <value>The default is <see cref="TimeSpan.Zero"/>. A greater value adds a job that has already progressed.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public TimeSpan Age
    {
        get;
        init => field = OptionGuard.ThrowIfOutOfRange(value, TimeSpan.Zero, TimeSpan.MaxValue);
    }

    /// <summary>Gets the time that the job waits in the queue before its first day starts.</summary>
    /// <value>The default is 5 seconds.</value>
    /// <remarks>In the queue, every day is <see cref="JobStatus.Submitted"/>, and responses include a queue position.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public TimeSpan QueueTime
    {
        get;
        init => field = OptionGuard.ThrowIfOutOfRange(value, TimeSpan.Zero, TimeSpan.MaxValue);
    } = TimeSpan.FromSeconds(5);

    /// <summary>Gets the initial queue position, which decreases linearly to 1 during <see cref="QueueTime"/>.</summary>
    /// <value>The default is 1.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public int QueuePosition
    {
        get;
        init => field = OptionGuard.ThrowIfOutOfRange(value, 1, int.MaxValue);
    } = 1;

    /// <summary>Gets the time that each day is <see cref="JobStatus.Running"/>.</summary>
    /// <value>The default is 2 seconds.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public TimeSpan TimePerDay
    {
        get;
        init => field = OptionGuard.ThrowIfOutOfRange(value, TimeSpan.Zero, TimeSpan.MaxValue);
    } = TimeSpan.FromSeconds(2);

    /// <summary>Gets the maximum number of days that run concurrently.</summary>
    /// <value>The default is 2.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public int MaxConcurrentDays
    {
        get;
        init => field = OptionGuard.ThrowIfOutOfRange(value, 1, int.MaxValue);
    } = 2;

    /// <summary>Gets the outcomes of individual days: the status that each day reaches last.</summary>
    /// <value>The default is an empty dictionary. A day without an entry ends as <see cref="JobStatus.Completed"/>.</value>
    /// <remarks>If a status is not terminal, the day remains in that status and the job never finishes.</remarks>
    /// <exception cref="ArgumentNullException">The value is <see langword="null"/>.</exception>
    public IReadOnlyDictionary<DateOnly, JobStatus> Outcomes
    {
        get;
        init => field = (value ?? throw new ArgumentNullException(nameof(value))).ToDictionary().AsReadOnly();
    } = new Dictionary<DateOnly, JobStatus>();

    /// <summary>Gets the days whose export fails once and is then retried.</summary>
    /// <value>The default is an empty collection.</value>
    /// <remarks>Such a day is <see cref="JobStatus.Running"/>, then <see cref="JobStatus.ErrorDuringRun"/>, then
    /// <see cref="JobStatus.Running"/>, for <see cref="TimePerDay"/> each.</remarks>
    /// <exception cref="ArgumentNullException">The value is <see langword="null"/>.</exception>
    public IReadOnlyCollection<DateOnly> RetriedDays
    {
        get;
        init => field = (value ?? throw new ArgumentNullException(nameof(value))).ToArray().AsReadOnly();
    } = [];

    /// <summary>Gets the time after the creation during which responses contain null instead of the details.</summary>
    /// <value>The default is <see cref="TimeSpan.Zero"/>. The service returns null for some time after the creation.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public TimeSpan DetailsDelay
    {
        get;
        init => field = OptionGuard.ThrowIfOutOfRange(value, TimeSpan.Zero, TimeSpan.MaxValue);
    }

    /// <summary>Gets a value indicating whether the details list the days of each status in addition to their count.</summary>
    /// <value>The default is <see langword="true"/>. The service often returns null.</value>
    public bool IncludeDays { get; init; } = true;

    /// <summary>Gets the time for which the job can be fetched after it finishes. After that, requests return status code 404.</summary>
    /// <value>The default is 7 days, the retention period of the service.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public TimeSpan Retention
    {
        get;
        init => field = OptionGuard.ThrowIfOutOfRange(value, TimeSpan.Zero, TimeSpan.MaxValue);
    } = TimeSpan.FromDays(7);

    /// <summary>Returns a description of the job without its email address and webhook.</summary>
    /// <returns>A single-line string with the SID, resource type and date range.</returns>
    public override string ToString() =>
        FormattableString.Invariant($"Simulated job {JobSid}: {ResourceType?.Value}, {StartDay:yyyy-MM-dd} to {EndDay:yyyy-MM-dd}");

    /// <summary>Enumerates the days of the range.</summary>
    internal IEnumerable<DateOnly> EnumerateDays()
    {
        for (var number = StartDay.DayNumber; number <= EndDay.DayNumber; number++)
        {
            yield return DateOnly.FromDayNumber(number);
        }
    }
}
