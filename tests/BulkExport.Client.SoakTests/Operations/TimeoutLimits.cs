namespace BulkExport.Client.SoakTests;

/// <summary>The patience of the clients, and what follows from it. Real and short, so that much runs out in little time.</summary>
internal static class TimeoutLimits
{
    public const int MaxRetryAttempts = 2;

    /// <summary>What a patient client is given: were its total time not kept, a call would last half a minute.</summary>
    public const int ManyRetryAttempts = 10;

    public static readonly TimeSpan Attempt = TimeSpan.FromSeconds(1);
    public static readonly TimeSpan Call = TimeSpan.FromSeconds(3);
    public static readonly TimeSpan Idle = TimeSpan.FromSeconds(1);

    /// <summary>As many pages as a fault makes.</summary>
    public static readonly TimeSpan List = 45 * Call;

    /// <summary>Each try: a link, the wait for the file's host, and a file that is expanded for some seconds.</summary>
    /// <remarks>The library sets no time for a transfer as a whole, only for its standing still. So a file that never ends is cancelled 1 to 2 seconds
    /// after it begins, and the time from there is what is limited.</remarks>
    public static readonly TimeSpan Transfer = (MaxRetryAttempts + 1) * (Call + Idle + TimeSpan.FromSeconds(12));

    public static readonly TimeSpan Wait = TimeSpan.FromSeconds(4);

    /// <summary>After this, a call that has not ended is not waited for any more.</summary>
    public static readonly TimeSpan Hanging = TimeSpan.FromSeconds(20);

    /// <summary>What a call's end takes one after another of the machine, each as late as that is: timers, and turns on threads.</summary>
    private const int Turns = 5;

    /// <summary>The service is asked as often as can be chosen.</summary>
    public static readonly JobPollingOptions Polling = new()
    {
        InitialInterval = TimeSpan.FromSeconds(1),
        MaxInterval = TimeSpan.FromSeconds(1),
        Timeout = Wait,
        MaxTransientFailureDuration = TimeSpan.FromSeconds(3),
    };

    /// <summary>How long the end of a call may take after its cancellation, and how much longer than its limit.</summary>
    /// <param name="lag">How late the machine was during the call.</param>
    public static TimeSpan Slack(TimeSpan lag) => TimeSpan.FromSeconds(1) + (Turns * lag);

    public static void Set(BulkExportClientOptions options)
    {
        options.MaxRetryAttempts = MaxRetryAttempts;
        options.AttemptTimeout = Attempt;
        options.TotalRequestTimeout = Call;
        options.DownloadIdleTimeout = Idle;
    }

    public static void SetPatient(BulkExportClientOptions options)
    {
        options.MaxRetryAttempts = ManyRetryAttempts;
        options.AttemptTimeout = Call;
    }
}
