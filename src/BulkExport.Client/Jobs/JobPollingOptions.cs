namespace BulkExport.Client;

/// <summary>Provides the options that control how a job is polled.</summary>
/// <remarks>
/// <para>
/// The interval between two polls is one eighth of the elapsed time, but not less than <see cref="InitialInterval"/> and not more than
/// <see cref="MaxInterval"/>. The completion of a job is typically detected within the greater of <see cref="InitialInterval"/> and one eighth of
/// the elapsed time, up to <see cref="MaxInterval"/>. With the defaults, a job that takes 1 minute is polled about 12 times, one that takes 1 hour
/// about 47 times, and one that takes 1 day about 323 times, or about 293 times when the service provides an accurate estimate.
/// </para>
/// <para>
/// When the service estimates the completion time, the next poll takes place after half of the remaining time, within the same bounds. Without an
/// estimate, a job that is not yet first in the queue is polled less often. Because an estimate can change, the interval before jitter is at least
/// one hundredth of the elapsed time, but never more than <see cref="MaxInterval"/>. Random jitter of up to 10% is added to or subtracted from each
/// interval, so that concurrent waits do not poll at the same time.
/// </para>
/// <para>The options are validated when they are used.</para>
/// </remarks>
public sealed class JobPollingOptions
{
    internal static JobPollingOptions Default { get; } = new();

    /// <summary>Gets or sets the initial and minimum interval between two polls.</summary>
    /// <value>The default is 5 seconds. The valid range is 1 second to 1 day.</value>
    /// <remarks>To poll at a constant interval, set <see cref="MaxInterval"/> to the same value.</remarks>
    [TimeSpanRange(TimeSpan.MillisecondsPerSecond, TimeSpan.MillisecondsPerDay)]
    public TimeSpan InitialInterval { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Gets or sets the maximum interval between two polls.</summary>
    /// <value>The default is 5 minutes. The valid range is 1 second to 1 day. A value shorter than
    /// <see cref="InitialInterval"/> is treated as <see cref="InitialInterval"/>.</value>
    /// <remarks>If a <c>Retry-After</c> header requests a longer delay, that delay is used instead.</remarks>
    [TimeSpanRange(TimeSpan.MillisecondsPerSecond, TimeSpan.MillisecondsPerDay)]
    public TimeSpan MaxInterval { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Gets or sets the maximum duration of the wait.</summary>
    /// <value>The default is <see langword="null"/>, which waits indefinitely. The minimum is <see cref="TimeSpan.Zero"/>, which polls the job
    /// once.</value>
    /// <remarks>
    /// The job is polled once more when the timeout elapses, unless the service requests a delay that exceeds the remaining time, in which case the
    /// wait fails immediately. If it is not finished, a <see cref="JobWaitException"/> is thrown. The job itself is not
    /// affected. To resume, wait for the job again with the same SID.
    /// </remarks>
    [TimeSpanRange(0)]
    public TimeSpan? Timeout { get; set; }

    /// <summary>Gets or sets the maximum duration of consecutive transient failures before the wait fails.</summary>
    /// <value>The default is 1 hour. The minimum is <see cref="TimeSpan.Zero"/>, which ends the wait at the first failed poll.</value>
    /// <remarks>
    /// <para>
    /// The duration is measured from the first failed poll after the last successful one. The following failures are transient, each after the
    /// retries of <see cref="BulkExportClientOptions.MaxRetryAttempts"/>: network failures (except a rejected TLS handshake, for example because the
    /// server certificate is not trusted), timeouts, 408, 425, 429 and 5xx responses, responses that do not come from the service (such as the page of
    /// a proxy), and successful responses that are empty, are not valid JSON or describe another resource.
    /// </para>
    /// <para>
    /// The service is eventually consistent, so a 404 response ends the wait only after one minute of such responses, or
    /// after this duration if it is shorter. Any other failure ends the wait immediately.
    /// </para>
    /// </remarks>
    [TimeSpanRange(0)]
    public TimeSpan MaxTransientFailureDuration { get; set; } = TimeSpan.FromHours(1);

    internal void ThrowIfInvalid(string parameterName) =>
        OptionsGuard.ThrowIfInvalid(this, new JobPollingOptionsValidator(), parameterName);
}
