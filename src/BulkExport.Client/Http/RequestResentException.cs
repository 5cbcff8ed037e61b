using System.Net;

namespace BulkExport.Client;

/// <summary>The exception that is thrown when a handler resends a request that must be sent at most once. Its inner exception is the failure of the
/// first send.</summary>
internal sealed class RequestResentException(HttpStatusCode? statusCode, Exception? exception)
    : InvalidOperationException("The request must not be sent again. Remove the retry or hedging handler from this HTTP client.", exception)
{
    /// <summary>Gets the status code of the response to the first send.</summary>
    public HttpStatusCode? StatusCode { get; } = statusCode;

    /// <summary>Finds the exception in a chain of inner exceptions.</summary>
    public static RequestResentException? Find(Exception? exception)
    {
        while (exception is not null and not RequestResentException)
        {
            exception = exception.InnerException;
        }

        return exception as RequestResentException;
    }
}
