using Microsoft.Extensions.Logging;

namespace BulkExport.Client;

/// <summary>Defines the log messages of the client. No message contains a secret, because requests are identified by SIDs, resource types and days,
/// and failure messages are sanitized.</summary>
internal static partial class Log
{
    /// <summary>Creates the logger of a client. The category of a keyed client ends with its key.</summary>
    public static ILogger CreateClientLogger(this ILoggerFactory loggerFactory, string? key) =>
        loggerFactory.CreateLogger(key is null ? typeof(BulkExportClient).FullName! : $"{typeof(BulkExportClient).FullName}.{key}");

    [LoggerMessage(1, LogLevel.Warning, "Attempt {Attempt} to {Request} failed; retrying in {Delay:0.0} s: {Failure}")]
    public static partial void RequestRetrying(this ILogger logger, int attempt, RequestContext request, string failure, double delay);

    [LoggerMessage(
        2,
        LogLevel.Information,
        "The outcome of an earlier attempt to {Request} is unknown, but the resource no longer exists; the request is considered successful."
    )]
    public static partial void DeleteAssumedSuccessful(this ILogger logger, RequestContext request);

    [LoggerMessage(3, LogLevel.Debug, "Completed the request to {Request} in {Elapsed} after {Attempts} attempt(s).")]
    public static partial void RequestCompleted(this ILogger logger, RequestContext request, TimeSpan elapsed, int attempts);

    [LoggerMessage(
        4,
        LogLevel.Warning,
        "A poll of job {JobSid} failed {Elapsed:0} s after the start of the wait; polling continues: {Failure}"
    )]
    public static partial void PollFailedTransiently(this ILogger logger, JobSid jobSid, string failure, double elapsed);

    [LoggerMessage(
        5,
        LogLevel.Warning,
        "Attempt {Attempt} to download the {ResourceType} file for {Day:yyyy-MM-dd} failed; retrying in {Delay:0.0} s: {Failure}"
    )]
    public static partial void DownloadRetrying(
        this ILogger logger,
        int attempt,
        ResourceType resourceType,
        DateOnly day,
        string failure,
        double delay
    );

    [LoggerMessage(6, LogLevel.Error, "The reloaded options are not used, and the previous credential remains in use: {Reason}")]
    public static partial void OptionsReloadRejected(this ILogger logger, string reason);

    [LoggerMessage(
        7,
        LogLevel.Information,
        "The outcome of an earlier request to create a job for {Request} is unknown. The job is requested again unless the service lists it within {MaxJobListingDelay} of that request; waiting."
    )]
    public static partial void JobCreationPending(this ILogger logger, CreateJobRequest request, TimeSpan maxJobListingDelay);
}
