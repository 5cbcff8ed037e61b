using Microsoft.Extensions.Logging;

namespace BulkExport.Client;

/// <summary>The log messages of the client. Targets are SIDs and days, and failure messages are sanitized, so that no message contains a secret.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Warning, "Attempt {Attempt} to {Request} failed: {Failure} Retrying in {Delay:0.0} s.")]
    public static partial void RequestRetrying(this ILogger logger, int attempt, RequestContext request, string failure, double delay);

    [LoggerMessage(
        2,
        LogLevel.Information,
        "The outcome of an earlier attempt to {Request} is unknown, but the resource no longer exists; treating the request as successful."
    )]
    public static partial void DeleteAssumedSuccessful(this ILogger logger, RequestContext request);

    [LoggerMessage(3, LogLevel.Debug, "Completed the request to {Request} in {Elapsed} after {Attempts} attempt(s).")]
    public static partial void RequestCompleted(this ILogger logger, RequestContext request, TimeSpan elapsed, int attempts);

    [LoggerMessage(
        4,
        LogLevel.Warning,
        "A poll of job {JobSid} failed, {Elapsed:0} s after polling started. Polling continues. Failure: {Failure}"
    )]
    public static partial void PollFailedTransiently(this ILogger logger, JobSid jobSid, string failure, double elapsed);

    [LoggerMessage(5, LogLevel.Warning, "Attempt {Attempt} to download a file failed: {Failure} Retrying in {Delay:0.0} s.")]
    public static partial void DownloadRetrying(this ILogger logger, int attempt, string failure, double delay);
}
