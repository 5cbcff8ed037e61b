namespace BulkExport.Client;

/// <summary>Sanitizes network exceptions, because .NET includes malformed response headers in their messages.</summary>
internal static class NetworkExceptionSanitizer
{
    /// <summary>Returns a copy of the exception with redacted messages, or the same instance if nothing was redacted.</summary>
    public static Exception Sanitize(Exception exception)
    {
        var innerException = exception.InnerException is { } inner ? Sanitize(inner) : null;
        var message = exception is HttpRequestException or HttpIOException ? Redactor.Redact(exception.Message) : exception.Message;
        if (innerException == exception.InnerException && message == exception.Message)
        {
            return exception;
        }

        return exception switch
        {
            HttpRequestException requestException => new HttpRequestException(
                requestException.HttpRequestError,
                message,
                innerException,
                requestException.StatusCode
            ),
            HttpIOException ioException => new HttpIOException(ioException.HttpRequestError, message, innerException),
            OperationCanceledException canceled => new OperationCanceledException(message, innerException, canceled.CancellationToken),
            TimeoutException => new TimeoutException(message, innerException),
            _ => exception, // a BulkExportException is already sanitized
        };
    }
}
