namespace BulkExport.Client.SoakTests;

/// <summary>Provides the timeouts of the clients and the limits that follow from them. They are short, so that many of them elapse in a
/// run.</summary>
internal static class TimeoutLimits
{
    public const int MaxRetryAttempts = 2;

    /// <summary>The retries of a client whose calls only the total timeout ends; without it, a call would last half a minute.</summary>
    public const int ManyRetryAttempts = 10;

    public static readonly TimeSpan Attempt = TimeSpan.FromSeconds(1);
    public static readonly TimeSpan Call = TimeSpan.FromSeconds(3);
    public static readonly TimeSpan Idle = TimeSpan.FromSeconds(1);

    /// <summary>The limit of a list, which a fault extends to 40 pages.</summary>
    public static readonly TimeSpan List = 45 * Call;

    /// <summary>The limit of a transfer. Each attempt requests a link, waits for the file host, and decompresses a file for several
    /// seconds.</summary>
    /// <remarks>A transfer has an idle timeout and no total timeout. A file without an end is canceled after 1 to 2 seconds, and this limit applies
    /// from then on.</remarks>
    public static readonly TimeSpan Transfer = (MaxRetryAttempts + 1) * (Call + Idle + TimeSpan.FromSeconds(12));

    public static readonly TimeSpan Wait = TimeSpan.FromSeconds(4);

    /// <summary>The time after which a call that has not completed is abandoned.</summary>
    public static readonly TimeSpan Hanging = TimeSpan.FromSeconds(20);

    /// <summary>The number of consecutive timers and thread pool work items at the end of a call, each of which the lag delays.</summary>
    private const int ConsecutiveDelays = 5;

    /// <summary>The polling options with the minimum interval.</summary>
    public static readonly JobPollingOptions Polling = new()
    {
        InitialInterval = TimeSpan.FromSeconds(1),
        MaxInterval = TimeSpan.FromSeconds(1),
        Timeout = Wait,
        MaxTransientFailureDuration = TimeSpan.FromSeconds(3),
    };

    /// <summary>Returns the tolerance for the end of a call, after its cancellation or its limit.</summary>
    /// <param name="lag">The scheduling lag of the machine during the call.</param>
    public static TimeSpan Slack(TimeSpan lag) => TimeSpan.FromSeconds(1) + (ConsecutiveDelays * lag);

    public static void Set(BulkExportClientOptions options)
    {
        options.MaxRetryAttempts = MaxRetryAttempts;
        options.AttemptTimeout = Attempt;
        options.TotalRequestTimeout = Call;
        options.DownloadIdleTimeout = Idle;
    }

    public static void SetManyRetries(BulkExportClientOptions options)
    {
        options.MaxRetryAttempts = ManyRetryAttempts;
        options.AttemptTimeout = Call;
    }
}
