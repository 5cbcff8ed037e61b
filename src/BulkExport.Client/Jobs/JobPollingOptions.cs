namespace BulkExport.Client;

/// <summary>How a job is followed: how often the service is asked, and how much trouble is waited out.</summary>
/// <remarks>
/// <para>
/// The time between two calls is an eighth of the time waited so far, but no shorter than <see cref="FirstInterval"/> and no longer than
/// <see cref="LongestInterval"/>. So the end of a job is seen at most an eighth of its time late, and no more than the longest interval.
/// With the defaults a job of 1 minute costs about 12 calls, one of 1 hour about 47 and one of 1 day about 323;
/// with an estimate of the service's that holds, a day costs about 293.
/// </para>
/// <para>
/// When the service estimates the end, the next call comes at half of the time that is left until then, within the same bounds: seldom while
/// the end is far, often when it is near. A job that others are ahead of in the queue is asked about less often. An estimate moves, so it is
/// never trusted to sleep longer than the longest interval, nor to ask more often than each hundredth of the time waited.
/// Each interval is lengthened or shortened by up to a tenth at random, so that many waits do not ask in step.
/// </para>
/// </remarks>
public sealed class JobPollingOptions
{
    internal static JobPollingOptions Default { get; } = new();

    /// <summary>The time between the first calls, and the shortest there is.</summary>
    /// <value>The default is 5 seconds: a small job takes less than a minute. At least 1 second.</value>
    /// <remarks>To ask at a steady pace, set <see cref="LongestInterval"/> to the same.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1 second or more than 1 day.</exception>
    public TimeSpan FirstInterval
    {
        get;
        init => field = Checked(value, nameof(FirstInterval));
    } = TimeSpan.FromSeconds(5);

    /// <summary>The longest time between calls, but for a <c>Retry-After</c> that asks for more.</summary>
    /// <value>The default is 5 minutes. At least 1 second; less than <see cref="FirstInterval"/> counts as that.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1 second or more than 1 day.</exception>
    public TimeSpan LongestInterval
    {
        get;
        init => field = Checked(value, nameof(LongestInterval));
    } = TimeSpan.FromMinutes(5);

    /// <summary>How long the whole wait may last.</summary>
    /// <value>The default is <see langword="null"/>: until the job is finished.</value>
    /// <remarks>The service is asked once more when the time is up. The wait then ends with a <see cref="BulkExportWaitException"/>; the job
    /// goes on, and can be waited for again.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public TimeSpan? Deadline
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value ?? TimeSpan.Zero, TimeSpan.Zero, nameof(Deadline));
            field = value;
        }
    }

    /// <summary>How long the service may be out of reach before the wait is given up.</summary>
    /// <value>The default is 1 hour. Zero gives up at the first call that failed with all its attempts.</value>
    /// <remarks>
    /// Counted from the first call that failed since the last that succeeded. Waited out are calls without an answer, 408, 429 and 5xx, each
    /// after all the attempts of <see cref="BulkExportClientOptions.MaxRetryAttempts"/>. Everything else ends the wait at once.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public TimeSpan ToleratedOutage
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, TimeSpan.Zero, nameof(ToleratedOutage));
            field = value;
        }
    } = TimeSpan.FromHours(1);

    private static TimeSpan Checked(TimeSpan value, string name)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, TimeSpan.FromSeconds(1), name);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, TimeSpan.FromDays(1), name);
        return value;
    }
}
