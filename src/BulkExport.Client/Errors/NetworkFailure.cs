namespace BulkExport.Client;

/// <summary>Failures of the network made fit to be shown: where a head cannot be read, .NET quotes it, with whatever is in it.</summary>
internal static class NetworkFailure
{
    /// <summary>The same failure with foreign text masked; the very same where there is none.</summary>
    public static Exception Clean(Exception failure)
    {
        if (failure is not (HttpRequestException or HttpIOException))
        {
            return failure;
        }

        var cause = failure.InnerException is { } inner ? Clean(inner) : null;
        var message = Excerpt.Of(failure.Message);
        if (cause == failure.InnerException && message == failure.Message)
        {
            return failure;
        }

        return failure is HttpRequestException request
            ? new HttpRequestException(request.HttpRequestError, message, cause, request.StatusCode)
            : new HttpIOException(((HttpIOException)failure).HttpRequestError, message, cause);
    }
}
