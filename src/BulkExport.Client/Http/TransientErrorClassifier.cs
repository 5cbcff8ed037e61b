using System.Net;
using System.Security.Authentication;
using Polly.Timeout;

namespace BulkExport.Client;

/// <summary>Classifies failures by whether they are transient, and whether the request may have been processed.</summary>
internal static class TransientErrorClassifier
{
    /// <summary>Determines whether a failure is transient, so that a retry of an idempotent operation may succeed.</summary>
    public static bool IsTransient(Exception exception) =>
        exception switch
        {
            BulkExportApiException api => api.StatusCode is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests
                || (int)api.StatusCode >= 500,
            _ when IsCertificateError(exception) => false,
            BulkExportConnectionException or TimeoutRejectedException or HttpRequestException or IOException => true,
            OperationCanceledException { InnerException: TimeoutException } => true, // HttpClient.Timeout, if the caller has set it
            _ => false,
        };

    /// <summary>Determines whether the TLS handshake was rejected, for example because the certificate is not trusted. A retry cannot succeed.</summary>
    public static bool IsCertificateError(Exception? exception)
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
            BulkExportApiException api => api.StatusCode == HttpStatusCode.RequestTimeout || (int)api.StatusCode >= 500,
            _ => !WasNotProcessed(exception.InnerException ?? exception),
        };

    /// <summary>Determines whether the service did not process the request, because it returned 429 or the connection was never
    /// established.</summary>
    public static bool WasNotProcessed(Exception exception) =>
        exception switch
        {
            BulkExportApiException api => api.StatusCode == HttpStatusCode.TooManyRequests,
            HttpRequestException request => request.HttpRequestError
                is HttpRequestError.NameResolutionError
                    or HttpRequestError.ConnectionError
                    or HttpRequestError.SecureConnectionError
                    or HttpRequestError.ProxyTunnelError,
            OperationCanceledException canceled => IsConnectTimeout(canceled),
            _ => false,
        };

    /// <summary>Determines whether <see cref="SocketsHttpHandler.ConnectTimeout"/> elapsed, which .NET reports only in the message.</summary>
    private static bool IsConnectTimeout(OperationCanceledException exception) =>
        exception.InnerException is TimeoutException timeout
        && timeout.Message.Contains(nameof(SocketsHttpHandler.ConnectTimeout), StringComparison.Ordinal);
}
