using System.Net;
using Polly.Timeout;

namespace BulkExport.Client;

/// <summary>What the failure of an attempt says about repeating it.</summary>
internal static class Failure
{
    /// <summary>Whether another attempt may do better.</summary>
    public static bool IsTransient(Exception failure) =>
        failure switch
        {
            BulkExportApiException refusal => refusal.StatusCode is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests
                || (int)refusal.StatusCode >= 500,
            BulkExportConnectionException or TimeoutRejectedException or HttpRequestException or IOException => true,
            OperationCanceledException { InnerException: TimeoutException } => true, // HttpClient.Timeout, when the caller has set it
            _ => false,
        };

    /// <summary>Whether the service may have done what it was asked for, although the call failed.</summary>
    public static bool MayHaveBeenCarriedOut(BulkExportException failure) =>
        failure switch
        {
            BulkExportApiException refusal => refusal.StatusCode == HttpStatusCode.RequestTimeout || (int)refusal.StatusCode >= 500,
            _ => !IsCertainlyNotCarriedOut(failure.InnerException ?? failure),
        };

    /// <summary>Whether the service certainly did nothing: it said so with a 429, or no connection to it was opened.</summary>
    public static bool IsCertainlyNotCarriedOut(Exception failure) =>
        failure switch
        {
            BulkExportApiException refusal => refusal.StatusCode == HttpStatusCode.TooManyRequests,
            HttpRequestException request => request.HttpRequestError
                is HttpRequestError.NameResolutionError
                    or HttpRequestError.ConnectionError
                    or HttpRequestError.SecureConnectionError
                    or HttpRequestError.ProxyTunnelError,
            _ => false,
        };
}
