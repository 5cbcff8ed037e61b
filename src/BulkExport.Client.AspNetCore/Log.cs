using Microsoft.Extensions.Logging;

namespace BulkExport.Client.AspNetCore;

/// <summary>Defines the log messages. No message contains a secret, a URL or a field of a request, except for exceptions of a handler.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Warning, "Rejected a webhook: {Reason}")]
    public static partial void WebhookRejected(this ILogger logger, WebhookSignatureResult reason);

    [LoggerMessage(2, LogLevel.Error, "A webhook could not be stored; the service may send it again: {Failure}")]
    public static partial void WebhookNotStored(this ILogger logger, string failure);

    [LoggerMessage(3, LogLevel.Warning, "Attempt {Attempt} to handle a job failed; retrying in {Delay:0.0} s.")]
    public static partial void HandlerRetrying(this ILogger logger, Exception? exception, int attempt, double delay);

    [LoggerMessage(4, LogLevel.Error, "Job {JobSid} could not be handled; it remains pending, and is handled again later.")]
    public static partial void HandlerFailed(this ILogger logger, Exception exception, string jobSid);

    [LoggerMessage(5, LogLevel.Information, "Handled job {JobSid}.")]
    public static partial void JobHandled(this ILogger logger, string jobSid);

    [LoggerMessage(6, LogLevel.Information, "Job {JobSid} is not finished; it remains pending, and is polled again later.")]
    public static partial void JobNotFinished(this ILogger logger, string jobSid);

    [LoggerMessage(
        7,
        LogLevel.Warning,
        "Discarded the webhook of job {JobSid}, because the job does not exist or does not belong to the account."
    )]
    public static partial void JobNotFound(this ILogger logger, string jobSid);

    [LoggerMessage(8, LogLevel.Warning, "Processing a webhook failed; it remains pending, and is processed again later: {Failure}")]
    public static partial void ProcessingFailed(this ILogger logger, string failure);

    [LoggerMessage(9, LogLevel.Error, "Processing a webhook failed unexpectedly; it remains pending, and is processed again later.")]
    public static partial void ProcessingFailedUnexpectedly(this ILogger logger, Exception exception);
}
