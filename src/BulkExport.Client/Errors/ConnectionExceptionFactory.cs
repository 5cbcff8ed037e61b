using System.Globalization;

namespace BulkExport.Client;

/// <summary>Creates the <see cref="BulkExportConnectionException"/> for requests without a complete response.</summary>
internal static class ConnectionExceptionFactory
{
    /// <summary>Creates the exception for an attempt that exceeded its timeout.</summary>
    public static BulkExportConnectionException CreateTimeoutException(RequestContext request, TimeSpan timeout) =>
        new(
            $"The request to {request} timed out: no complete response was received within {FormatSeconds(timeout)} s. {request.FormatAttempts()}"
                + $" Increase {nameof(BulkExportClientOptions.AttemptTimeout)} and {nameof(BulkExportClientOptions.TotalRequestTimeout)} if the connection is slow.{request.Operation.UnknownOutcomeHint}",
            new TimeoutException()
        )
        {
            IsTimeout = true,
            AttemptCount = request.AttemptCount,
        };

    /// <summary>Creates the exception for <see cref="HttpClient.Timeout"/>, which the application has set, or the connect timeout.</summary>
    public static BulkExportConnectionException CreateHttpClientTimeoutException(
        OperationCanceledException exception,
        RequestContext request
    ) =>
        new(
            $"The request to {request} timed out: {Describe(exception).TrimEnd('.')}. {request.FormatAttempts()}"
                + $" Check the network and the proxy. If the connection is slow, increase {nameof(BulkExportClientOptions.AttemptTimeout)}, or the timeout that is set on the HTTP client.{GetUnknownOutcomeHint(exception, request)}",
            exception
        )
        {
            IsTimeout = true,
            AttemptCount = request.AttemptCount,
        };

    /// <summary>Creates the exception for a network failure.</summary>
    public static BulkExportConnectionException Create(Exception exception, RequestContext request) =>
        new(
            $"The request to {request} failed because no complete response was received: {FormatCauses(exception)}. {request.FormatAttempts()} Check the network, the proxy and the base address.{GetUnknownOutcomeHint(exception, request)}",
            exception
        )
        {
            AttemptCount = request.AttemptCount,
        };

    /// <summary>Describes the failure of an attempt for a log message.</summary>
    public static string Describe(Exception exception) =>
        exception switch
        {
            BulkExportException => exception.Message,
            OperationCanceledException canceled when TransientErrorClassifier.IsConnectTimeout(canceled) =>
                "The connection could not be established within the connect timeout.",
            _ => $"{FormatCauses(exception)}.",
        };

    /// <summary>Formats the messages of an exception and its inner exceptions, because the message of an <see cref="HttpRequestException"/> often lacks the cause.</summary>
    public static string FormatCauses(Exception exception)
    {
        var causes = new List<string>();
        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            var message = cause.Message.Replace(", see inner exception", string.Empty, StringComparison.Ordinal).TrimEnd('.');
            if (!causes.Exists(other => other.Contains(message, StringComparison.Ordinal)))
            {
                causes.Add(message);
            }
        }

        return string.Join(": ", causes);
    }

    /// <summary>Gets the hint for an unknown outcome, unless the exception shows that the request was not processed.</summary>
    private static string? GetUnknownOutcomeHint(Exception exception, RequestContext request) =>
        TransientErrorClassifier.WasNotProcessed(exception) ? null : request.Operation.UnknownOutcomeHint;

    private static string FormatSeconds(TimeSpan duration) => duration.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture);
}
