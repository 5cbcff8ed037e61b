using Microsoft.Extensions.Logging;

namespace BulkExport.Client;

/// <summary>What the client logs. Nothing here is a secret: subjects are SIDs and days, failures are our own messages or the network's.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Warning, "Attempt {Attempt} to {Call} failed: {Failure} The next one follows in {Delay:0.0} s.")]
    public static partial void Repeating(this ILogger logger, int attempt, CallState call, string failure, double delay);

    [LoggerMessage(
        2,
        LogLevel.Information,
        "Could not tell whether an earlier attempt to {Call} was carried out. It is not there any more, so it was."
    )]
    public static partial void FoundGone(this ILogger logger, CallState call);

    [LoggerMessage(4, LogLevel.Warning, "Waiting out a failure in the wait for job {JobSid}, {Waited:0} s after its start: {Failure}")]
    public static partial void WaitingOut(this ILogger logger, JobSid jobSid, string failure, double waited);

    [LoggerMessage(5, LogLevel.Warning, "Transfer {Attempt} of a day's file failed: {Failure} The next one follows in {Delay:0.0} s.")]
    public static partial void TransferringAgain(this ILogger logger, int attempt, string failure, double delay);

    [LoggerMessage(3, LogLevel.Debug, "Did {Call} in {Elapsed}, attempts: {Attempts}.")]
    public static partial void Completed(this ILogger logger, CallState call, TimeSpan elapsed, int attempts);
}
