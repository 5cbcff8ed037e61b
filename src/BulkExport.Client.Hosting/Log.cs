using Microsoft.Extensions.Logging;

namespace BulkExport.Client.Hosting;

/// <summary>Defines the log messages of the hosted service. No message contains a secret: accounts are identified by their names, and the messages of exceptions of
/// the client are sanitized.</summary>
internal static partial class Log
{
    /// <summary>Logs the end of a run that is not retried.</summary>
    public static void RunEnded(this ILogger logger, SyncAccount account, SyncRun run, TimeSpan elapsed)
    {
        if (run.Status == SyncRunStatus.Skipped)
        {
            logger.RunSkipped(account.DisplayName);
        }
        else if (run is { IsRetried: false, Result: { } result })
        {
            var incomplete = result.IncompleteDays.ToArray();
            if (incomplete.Length == 0)
            {
                logger.RunCompleted(account.DisplayName, elapsed, result.Days.Count, result.BytesReceived);
            }
            else if (run.Status == SyncRunStatus.Deferred)
            {
                logger.DaysDeferred(account.DisplayName, elapsed, incomplete.Length, incomplete[0].Day, result.DeferredUntil);
            }
            else
            {
                logger.DaysFailed(account.DisplayName, incomplete.Length, incomplete[0].Day, GetError(incomplete));
            }
        }
    }

    /// <summary>Logs the retry of a run.</summary>
    public static void RunRetrying(this ILogger logger, SyncAccount account, SyncRun run, TimeSpan delay)
    {
        if (run.Status == SyncRunStatus.Busy)
        {
            logger.LeaseHeld(account.DisplayName, delay);
        }
        else if (run.Exception is not null)
        {
            logger.RunFailed(run.Exception, account.DisplayName, delay);
        }
        else
        {
            var incomplete = run.Result!.IncompleteDays.ToArray();
            logger.DaysRetrying(account.DisplayName, incomplete.Length, incomplete[0].Day, delay, GetError(incomplete));
        }
    }

    [LoggerMessage(7, LogLevel.Warning, "Another process has acquired the lease of the store of {Account}; the run is canceled.")]
    public static partial void LeaseLost(this ILogger logger, string account);

    [LoggerMessage(8, LogLevel.Warning, "The lease of the store of {Account} could not be renewed.")]
    public static partial void LeaseRenewalFailed(this ILogger logger, Exception exception, string account);

    [LoggerMessage(9, LogLevel.Warning, "The lease of the store of {Account} could not be released and will expire.")]
    public static partial void LeaseReleaseFailed(this ILogger logger, Exception exception, string account);

    [LoggerMessage(10, LogLevel.Error, "The accounts could not be determined; retrying in {Delay}.")]
    public static partial void AccountsUnavailable(this ILogger logger, Exception exception, TimeSpan delay);

    [LoggerMessage(12, LogLevel.Error, "The run of {Account} ended unexpectedly; the next scheduled run tries again.")]
    public static partial void RunAbandoned(this ILogger logger, Exception exception, string account);

    [LoggerMessage(1, LogLevel.Information, "Synchronized {Account} in {Elapsed}: {Days} days are complete, {Bytes} bytes were received.")]
    private static partial void RunCompleted(this ILogger logger, string account, TimeSpan elapsed, int days, long bytes);

    [LoggerMessage(
        2,
        LogLevel.Information,
        "Synchronized {Account} in {Elapsed}: {Days} days are deferred, the oldest is {Day:yyyy-MM-dd}; the next can be requested from {DeferredUntil:yyyy-MM-dd}."
    )]
    private static partial void DaysDeferred(
        this ILogger logger,
        string account,
        TimeSpan elapsed,
        int days,
        DateOnly day,
        DateOnly? deferredUntil
    );

    [LoggerMessage(
        3,
        LogLevel.Error,
        "{Days} days of {Account} failed or are deferred, the oldest is {Day:yyyy-MM-dd}; the next scheduled run tries again: {Failure}"
    )]
    private static partial void DaysFailed(this ILogger logger, string account, int days, DateOnly day, string? failure);

    [LoggerMessage(
        4,
        LogLevel.Warning,
        "{Days} days of {Account} are pending, failed or deferred, the oldest is {Day:yyyy-MM-dd}; retrying in {Delay}: {Failure}"
    )]
    private static partial void DaysRetrying(this ILogger logger, string account, int days, DateOnly day, TimeSpan delay, string? failure);

    [LoggerMessage(5, LogLevel.Error, "The synchronization of {Account} failed; retrying in {Delay}.")]
    private static partial void RunFailed(this ILogger logger, Exception exception, string account, TimeSpan delay);

    [LoggerMessage(6, LogLevel.Debug, "Another process synchronizes the store of {Account}; checking again in {Delay}.")]
    private static partial void LeaseHeld(this ILogger logger, string account, TimeSpan delay);

    [LoggerMessage(11, LogLevel.Debug, "Another process has already synchronized the store of {Account}.")]
    private static partial void RunSkipped(this ILogger logger, string account);

    private static string? GetError(IEnumerable<SyncDayResult> days) =>
        days.Select(day => day.Error).FirstOrDefault(error => error is not null)?.Message;
}
