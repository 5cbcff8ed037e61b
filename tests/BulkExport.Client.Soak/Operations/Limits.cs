namespace BulkExport.Client.Soak;

/// <summary>The patience of the clients, and what follows from it. Real and short, so that much runs out in little time.</summary>
internal static class Limits
{
    public const int MaxRetryAttempts = 2;

    public static readonly TimeSpan Attempt = TimeSpan.FromSeconds(1);
    public static readonly TimeSpan Call = TimeSpan.FromSeconds(3);
    public static readonly TimeSpan Idle = TimeSpan.FromSeconds(1);

    /// <summary>As many pages as a fault makes.</summary>
    public static readonly TimeSpan List = 45 * Call;

    /// <summary>Each try: a link, the wait for the file's host, and a file that is expanded for some seconds.</summary>
    public static readonly TimeSpan Transfer = (MaxRetryAttempts + 1) * (Call + Idle + TimeSpan.FromSeconds(12));

    public static readonly TimeSpan Wait = TimeSpan.FromSeconds(4);

    /// <summary>How long the end of a call may take after its cancellation, and how much longer than its limit on a machine that has much else to do.</summary>
    public static readonly TimeSpan Slack = TimeSpan.FromSeconds(10);

    /// <summary>The service is asked as often as can be chosen.</summary>
    public static readonly JobPollingOptions Polling = new()
    {
        FirstInterval = TimeSpan.FromSeconds(1),
        LongestInterval = TimeSpan.FromSeconds(1),
        Deadline = Wait,
        ToleratedOutage = TimeSpan.FromSeconds(3),
    };

    public static void Set(BulkExportClientOptions options)
    {
        options.MaxRetryAttempts = MaxRetryAttempts;
        options.AttemptTimeout = Attempt;
        options.TotalTimeout = Call;
        options.DownloadIdleTimeout = Idle;
    }
}
