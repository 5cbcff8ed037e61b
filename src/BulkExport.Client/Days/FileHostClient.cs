using System.Net;

namespace BulkExport.Client;

/// <summary>Requests files from a file host, and follows its redirects. No request contains credentials.</summary>
internal sealed class FileHostClient(HttpClients http, TimeSpan idleTimeout, TimeProvider timeProvider)
{
    private const int MaxRedirects = 5;

    /// <summary>Requests a file.</summary>
    /// <param name="uri">The download link.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The response with the complete file.</returns>
    /// <exception cref="DownloadAttemptException">The file host returned an error response, or a redirect that is not followed.</exception>
    public async Task<HttpResponseMessage> OpenAsync(Uri uri, CancellationToken cancellationToken)
    {
        for (var redirectCount = 0; ; redirectCount++)
        {
            var response = await SendAsync(uri, cancellationToken).ConfigureAwait(false);
            if (IsCompleteFile(response))
            {
                return response;
            }

            using (response)
            {
                if (!IsRedirect(response.StatusCode))
                {
                    throw await CreateExceptionAsync(response, cancellationToken).ConfigureAwait(false);
                }

                uri = GetRedirectUri(response, uri);
                if (redirectCount == MaxRedirects)
                {
                    throw DownloadAttemptException.FromRedirect($"The file host returned more than {MaxRedirects} consecutive redirects.");
                }
            }
        }
    }

    /// <summary>Determines whether the response contains the complete file. A partial response can also contain all bytes.</summary>
    private static bool IsCompleteFile(HttpResponseMessage response) =>
        response.StatusCode == HttpStatusCode.OK
        || (
            response.StatusCode == HttpStatusCode.PartialContent
            && response.Content.Headers.ContentRange is { From: 0, To: { } to, Length: { } length }
            && to == length - 1
        );

    private static bool IsRedirect(HttpStatusCode statusCode) =>
        statusCode
            is HttpStatusCode.MovedPermanently
                or HttpStatusCode.Found
                or HttpStatusCode.SeeOther
                or HttpStatusCode.TemporaryRedirect
                or HttpStatusCode.PermanentRedirect;

    private static Uri GetRedirectUri(HttpResponseMessage response, Uri uri) =>
        response.Headers.Location is not { } location
            ? throw DownloadAttemptException.FromRedirect("The file host returned a redirect that has no Location header.")
        : !Uri.TryCreate(uri, location, out var target) || !SecureUri.IsSecure(target)
            ? throw DownloadAttemptException.FromRedirect("The file host returned a redirect that does not lead to an https URI.")
        : target;

    private async Task<DownloadAttemptException> CreateExceptionAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        using var timeoutCts = new CancellationTokenSource(idleTimeout, timeProvider);
        using var linkedCts = CancellationTokenSource.CreateLinkedTokenSource(timeoutCts.Token, cancellationToken);
        var code = await FileHostError.ReadCodeAsync(response.Content, linkedCts.Token, cancellationToken).ConfigureAwait(false);
        return DownloadAttemptException.FromStatusCode(response.StatusCode, code, RetryAfterHelper.GetDelay(response, timeProvider));
    }

    /// <summary>Describes a timeout: the connect timeout, which is usually shorter, or the idle timeout.</summary>
    private string DescribeTimeout(OperationCanceledException exception) =>
        TransientErrorClassifier.IsConnectTimeout(exception)
            ? "The connection to the file host could not be established within the connect timeout."
            : FormattableString.Invariant($"The file host did not respond within {idleTimeout.TotalSeconds:0.###} s.");

    private async Task<HttpResponseMessage> SendAsync(Uri uri, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, uri);
        SingleSendState.Attach(request, omitCredentials: true);
        using var timeoutCts = new CancellationTokenSource(idleTimeout, timeProvider);
        using var linkedCts = CancellationTokenSource.CreateLinkedTokenSource(timeoutCts.Token, cancellationToken);
        try
        {
            return await http.Downloads.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, linkedCts.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw http.IsDisposed
                ? new ObjectDisposedException(nameof(BulkExportClient))
                : new TimeoutException(DescribeTimeout(exception));
        }
        catch (Exception exception) when (RequestResentException.Find(exception) is { } resent)
        {
            throw resent.StatusCode is { } statusCode
                ? DownloadAttemptException.FromStatusCode(statusCode)
                : DownloadAttemptException.FromException(resent.InnerException ?? resent);
        }
    }
}
