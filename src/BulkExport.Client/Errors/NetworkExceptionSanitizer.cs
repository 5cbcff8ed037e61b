using System.ComponentModel;
using System.Security.Authentication;

namespace BulkExport.Client;

/// <summary>Sanitizes network exceptions, because .NET includes malformed response headers in their messages.</summary>
/// <remarks>A message is unchanged if it cannot contain parts of a response; otherwise, words that may be sensitive are masked.</remarks>
internal static class NetworkExceptionSanitizer
{
    /// <summary>Returns a copy of the exception with masked messages, or the same instance if nothing was masked. An exception of the application is returned unchanged.</summary>
    public static Exception Sanitize(Exception exception) => Sanitize(exception, isInner: false);

    private static Exception Sanitize(Exception exception, bool isInner)
    {
        var innerException = exception.InnerException is { } inner ? Sanitize(inner, isInner: true) : null;
        var isUntrusted = IsUntrusted(exception, isInner);
        var message =
            exception is HttpRequestException { HttpRequestError: HttpRequestError.ProxyTunnelError, StatusCode: { } status }
                ? $"The proxy returned HTTP {(int)status}" // instead of the URI of the proxy, which can contain credentials
            : isUntrusted ? MessageRedactor.Mask(exception.Message)
            : exception.Message;
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
            BulkExportException => exception, // already sanitized
            AuthenticationException => new AuthenticationException(message, innerException),
            _ when isUntrusted || exception.GetType() == typeof(IOException) => new IOException(message, innerException),
            _ => exception, // an exception of the library or of the application
        };
    }

    /// <summary>Determines whether the message of an exception may contain a part of a response.</summary>
    private static bool IsUntrusted(Exception exception, bool isInner) =>
        exception switch
        {
            HttpRequestException request => !IsBeforeResponse(request.HttpRequestError),
            HttpIOException => true,
            IOException or AuthenticationException or Win32Exception or TimeoutException or OperationCanceledException => false,
            BulkExportException => false,
            _ => isInner,
        };

    private static bool IsBeforeResponse(HttpRequestError error) =>
        error is HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError;
}
