namespace BulkExport.Client;

/// <summary>Failures of the network made fit to be shown: where a head cannot be read, .NET quotes it, with whatever is in it.</summary>
internal static class NetworkFailure
{
    /// <summary>The same failure with foreign text masked; the very same where there is none.</summary>
    public static Exception Clean(Exception failure)
    {
        var cause = failure.InnerException is { } inner ? Clean(inner) : null;
        var message = failure is HttpRequestException or HttpIOException ? Excerpt.Of(failure.Message) : failure.Message;
        if (cause == failure.InnerException && message == failure.Message)
        {
            return failure;
        }

        return failure switch
        {
            HttpRequestException request => new HttpRequestException(request.HttpRequestError, message, cause, request.StatusCode),
            HttpIOException reading => new HttpIOException(reading.HttpRequestError, message, cause),
            OperationCanceledException cancelled => new OperationCanceledException(message, cause, cancelled.CancellationToken),
            TimeoutException => new TimeoutException(message, cause),
            _ => failure, // the library's own, made of what is clean
        };
    }
}
