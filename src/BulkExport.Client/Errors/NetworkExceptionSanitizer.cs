namespace BulkExport.Client;

/// <summary>Sanitizes network exceptions: .NET quotes response headers that it cannot parse, whatever they contain.</summary>
internal static class NetworkExceptionSanitizer
{
    /// <summary>Returns the exception with untrusted text redacted, or the same instance where there is none.</summary>
    public static Exception Sanitize(Exception exception)
    {
        var cause = exception.InnerException is { } inner ? Sanitize(inner) : null;
        var message = exception is HttpRequestException or HttpIOException ? Redactor.Redact(exception.Message) : exception.Message;
        if (cause == exception.InnerException && message == exception.Message)
        {
            return exception;
        }

        return exception switch
        {
            HttpRequestException request => new HttpRequestException(request.HttpRequestError, message, cause, request.StatusCode),
            HttpIOException reading => new HttpIOException(reading.HttpRequestError, message, cause),
            OperationCanceledException cancelled => new OperationCanceledException(message, cause, cancelled.CancellationToken),
            TimeoutException => new TimeoutException(message, cause),
            _ => exception, // an exception of the library, which is sanitized already
        };
    }
}
