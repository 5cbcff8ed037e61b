using System.Net;
using System.Security.Authentication;
using Polly.Timeout;

namespace BulkExport.Client;

/// <summary>Classifies failures by whether they are transient, whether the request may have been processed, and whether the resource does not
/// exist.</summary>
/// <remarks>A response that does not come from the service, such as the page of a proxy, is transient: it proves nothing about the resource or the
/// credential.</remarks>
internal static class TransientErrorClassifier
{
    /// <summary>The status code for a request that the server does not process because it might be replayed (RFC 8470).</summary>
    private const HttpStatusCode TooEarly = (HttpStatusCode)425;

    /// <summary>The error code of the service for a request that exceeds the rate or the number of concurrent requests.</summary>
    private const int TooManyRequestsCode = 20429;

    /// <summary>Determines whether a failure is transient, so that a retry of an idempotent operation may succeed.</summary>
    public static bool IsTransient(Exception exception) =>
        exception switch
        {
            BulkExportApiException api => !api.IsFromService
                || api.StatusCode == HttpStatusCode.RequestTimeout
                || WasNotProcessed(api)
                || (int)api.StatusCode >= 500,
            BulkExportFormatException format => format.MayDifferOnRetry,
            BulkExportConnectionException { IsPermanent: true } => false,
            JobWaitException wait => wait.IsTimeout || IsTransient(wait.InnerException!),
            _ when IsTlsHandshakeFailure(exception) => false,
            BulkExportConnectionException or TimeoutRejectedException or HttpRequestException or IOException => true,
            OperationCanceledException { InnerException: TimeoutException } => true, // the connect timeout, or HttpClient.Timeout if the application has set it
            _ => false,
        };

    /// <summary>Determines whether the TLS handshake was rejected, for example because the certificate is not trusted. A retry cannot
    /// succeed.</summary>
    public static bool IsTlsHandshakeFailure(Exception? exception)
    {
        while (exception is not (null or AuthenticationException))
        {
            exception = exception.InnerException;
        }

        return exception is not null;
    }

    /// <summary>Determines whether the service may have processed a request that failed.</summary>
    public static bool MayHaveBeenProcessed(BulkExportException exception) =>
        exception switch
        {
            BulkExportApiException api => !WasNotProcessed(api)
                && (!api.IsFromService || api.StatusCode == HttpStatusCode.RequestTimeout || (int)api.StatusCode >= 500),
            _ => !WasNotProcessed(exception.InnerException ?? exception),
        };

    /// <summary>Determines whether the service reports that the resource does not exist.</summary>
    public static bool IsNotFound(Exception? exception) =>
        exception is BulkExportApiException { StatusCode: HttpStatusCode.NotFound, IsFromService: true };

    /// <summary>Determines whether the service or the file host limits the rate or the number of concurrent requests.</summary>
    public static bool IsThrottled(Exception? exception) =>
        exception switch
        {
            BulkExportApiException api => api.StatusCode == HttpStatusCode.TooManyRequests || api.ErrorCode == TooManyRequestsCode,
            BulkExportConnectionException connection => connection.IsThrottled,
            _ => false,
        };

    /// <summary>Gets the delay that the service or the file host requested before a retry, if any.</summary>
    public static TimeSpan? GetRetryAfter(Exception? exception) =>
        exception switch
        {
            BulkExportApiException api => api.RetryAfter,
            BulkExportConnectionException connection => connection.RetryAfter,
            _ => null,
        };

    /// <summary>Determines whether a connection could not be established, which a limit of the number of connections can cause.</summary>
    public static bool IsConnectionFailure(Exception? exception) =>
        exception
            is BulkExportConnectionException
            {
                InnerException: HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError }
            };

    /// <summary>Determines whether the service did not process the request, because it returned 425 or 429, or the connection was never
    /// established.</summary>
    public static bool WasNotProcessed(Exception exception) =>
        exception switch
        {
            BulkExportApiException api => api.StatusCode == TooEarly || IsThrottled(api),
            HttpRequestException request => request.HttpRequestError
                is HttpRequestError.NameResolutionError
                    or HttpRequestError.ConnectionError
                    or HttpRequestError.SecureConnectionError
                    or HttpRequestError.ProxyTunnelError,
            OperationCanceledException canceled => IsConnectTimeout(canceled),
            _ => false,
        };

    /// <summary>Determines whether <see cref="SocketsHttpHandler.ConnectTimeout"/> elapsed, which .NET reports only in the message.</summary>
    public static bool IsConnectTimeout(OperationCanceledException exception) =>
        exception.InnerException is TimeoutException timeout
        && timeout.Message.Contains(nameof(SocketsHttpHandler.ConnectTimeout), StringComparison.Ordinal);
}
