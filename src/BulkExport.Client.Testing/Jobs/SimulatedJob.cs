namespace BulkExport.Client.Testing;

/// <summary>A job for the simulated service to hold, and the plan by which its days progress.</summary>
/// <remarks>
/// Progress depends on nothing but the plan and the time since the job's creation on the service's clock. The days wait for
/// <see cref="QueueTime"/>, then run in their order, <see cref="MaxConcurrentDays"/> of them at once and each for <see cref="TimePerDay"/>.
/// </remarks>
public sealed record SimulatedJob
{
    /// <summary>The job's SID.</summary>
    /// <value>The default is <c>default(JobSid)</c>: the service makes one up.</value>
    public JobSid JobSid { get; init; }

    /// <summary>The kind of records exported.</summary>
    /// <value>The default is <see cref="ResourceType.Messages"/>. With <see langword="null"/>, which is sent as null, the job is on no list
    /// and makes no files.</value>
    public ResourceType? ResourceType { get; init; } = Client.ResourceType.Messages;

    /// <summary>Whether a fetch and a list say what the kind of records is.</summary>
    /// <value>The default is <see langword="true"/>. The real service sends null at times.</value>
    public bool IncludeResourceType { get; init; } = true;

    /// <summary>The first day of the range.</summary>
    public required DateOnly StartDay { get; init; }

    /// <summary>The last day of the range, itself included.</summary>
    public required DateOnly EndDay { get; init; }

    /// <summary>The name that the creator gave.</summary>
    public string? FriendlyName { get; init; }

    /// <summary>The address that the service would call when the job completes. The simulated service calls nobody.</summary>
    public Uri? WebhookUrl { get; init; }

    /// <summary>The method of that call.</summary>
    public HttpMethod? WebhookMethod { get; init; }

    /// <summary>The address that the service would mail when the job completes. The simulated service mails nobody.</summary>
    public string? Email { get; init; }

    /// <summary>How long ago the job was created when it is added.</summary>
    /// <value>The default is zero. With more, a job starts out in the middle of its progress.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public TimeSpan Age
    {
        get;
        init => field = NotNegative(value);
    }

    /// <summary>How long the job waits before its first day runs.</summary>
    /// <value>The default is 5 seconds. Meanwhile every day is <see cref="JobStatus.Submitted"/>, and the job has a place in the queue.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public TimeSpan QueueTime
    {
        get;
        init => field = NotNegative(value);
    } = TimeSpan.FromSeconds(5);

    /// <summary>The job's place in the queue when it is created. It moves up to 1 evenly over <see cref="QueueTime"/>.</summary>
    /// <value>At least 1. The default is 1.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public int QueuePosition
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    } = 1;

    /// <summary>How long a day is <see cref="JobStatus.Running"/>.</summary>
    /// <value>The default is 2 seconds.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public TimeSpan TimePerDay
    {
        get;
        init => field = NotNegative(value);
    } = TimeSpan.FromSeconds(2);

    /// <summary>How many days run at once.</summary>
    /// <value>At least 1. The default is 2.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public int MaxConcurrentDays
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    } = 2;

    /// <summary>What becomes of particular days.</summary>
    /// <value>The default is empty: a day that is not in it ends as <see cref="JobStatus.Completed"/>.</value>
    /// <remarks>A day whose status here is not final stays in it, and its job never finishes.</remarks>
    public IReadOnlyDictionary<DateOnly, JobStatus> Outcomes
    {
        get;
        init => field = (value ?? throw new ArgumentNullException(nameof(value))).ToDictionary().AsReadOnly();
    } = new Dictionary<DateOnly, JobStatus>();

    /// <summary>The days whose export fails once and is tried again.</summary>
    /// <value>The default is empty.</value>
    /// <remarks>Such a day runs, is <see cref="JobStatus.ErrorDuringRun"/> and runs again, each for <see cref="TimePerDay"/>.</remarks>
    public IReadOnlyCollection<DateOnly> RetriedDays
    {
        get;
        init => field = (value ?? throw new ArgumentNullException(nameof(value))).ToArray().AsReadOnly();
    } = [];

    /// <summary>How long after the creation the details are sent as null.</summary>
    /// <value>The default is zero. The real service sends null for a while.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public TimeSpan DetailsDelay
    {
        get;
        init => field = NotNegative(value);
    }

    /// <summary>Whether the details say which days are in a status, and not only how many.</summary>
    /// <value>The default is <see langword="true"/>. The real service often sends null for the days.</value>
    public bool IncludeDays { get; init; } = true;

    /// <summary>How long the job can be fetched after it has finished. After that the service does not know it.</summary>
    /// <value>The default is 7 days.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public TimeSpan Retention
    {
        get;
        init => field = NotNegative(value);
    } = TimeSpan.FromDays(7);

    /// <summary>Describes the job without its e-mail address and its webhook.</summary>
    /// <returns>A text of one line.</returns>
    public override string ToString() =>
        FormattableString.Invariant($"Simulated job {JobSid}: {ResourceType?.Value}, {StartDay:yyyy-MM-dd} to {EndDay:yyyy-MM-dd}");

    private static TimeSpan NotNegative(TimeSpan value)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, TimeSpan.Zero);
        return value;
    }
}
