using System.Net;
using Polly;

namespace BulkExport.Client;

/// <summary>Downloads the files of exported days. Each attempt requests a new download link and sends no credentials to the file host.</summary>
internal sealed class DayFileDownloader(
    IDaysApi api,
    HttpClients http,
    ApiPipeline apiPipeline,
    ResiliencePipeline downloadPipeline,
    TimeSpan idleTimeout,
    TimeProvider timeProvider
)
{
    private static readonly OperationDescriptor FetchLinkOperation = new("FetchDay", "fetch the download link of", RetrySafety.Idempotent)
    {
        ExpectsRedirect = true,
        NotFoundHint =
            " The day has no file: it has not been exported yet, it has no records, or its file was removed 7 days after it was created.",
    };

    private readonly FileHostClient _files = new(http, idleTimeout, timeProvider);

    /// <summary>Opens the file of a day and consumes its compressed content. Failed attempts are retried.</summary>
    /// <param name="resourceType">The resource type.</param>
    /// <param name="day">The day.</param>
    /// <param name="isListed"><see langword="true"/> if the service lists the day, so that a 404 response is retried.</param>
    /// <param name="consume">A delegate that consumes the content and disposes the response.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    public async Task<T> ExecuteAsync<T>(
        ResourceType resourceType,
        DateOnly day,
        bool isListed,
        Func<HttpResponseMessage, Stream, CancellationToken, Task<T>> consume,
        CancellationToken cancellationToken
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        var attemptCount = 0;
        var permanentFailureCount = 0; // consecutive failures; the first one may be caused by a used link, so one new link is requested
        try
        {
            return await downloadPipeline
                .ExecuteAsync(
                    async token =>
                    {
                        attemptCount++;
                        try
                        {
                            var link = await FetchLinkAsync(resourceType, day, isListed, token).ConfigureAwait(false);
                            return await DownloadAsync(link, consume, token).ConfigureAwait(false);
                        }
                        catch (DownloadAttemptException exception)
                        {
                            permanentFailureCount = exception.IsPermanent ? permanentFailureCount + 1 : 0;
                            exception.IsFinal = permanentFailureCount > 1;
                            exception.ResourceType = resourceType;
                            exception.Day = day;
                            throw;
                        }
                    },
                    cancellationToken
                )
                .ConfigureAwait(false);
        }
        catch (DownloadAttemptException) when (http.IsDisposed)
        {
            throw new ObjectDisposedException(nameof(BulkExportClient));
        }
        catch (DownloadAttemptException exception)
        {
            throw exception.ToBulkExportException(resourceType, day, attemptCount);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException("The download was canceled.", cancellationToken);
        }
    }

    private async Task<DownloadLink> FetchLinkAsync(
        ResourceType resourceType,
        DateOnly day,
        bool isListed,
        CancellationToken cancellationToken
    )
    {
        var segment = new DayPathSegment(day);
        try
        {
            return await apiPipeline
                .SendAsync(
                    FetchLinkOperation,
                    $"the {resourceType} file for {segment}",
                    token => api.FetchAsync(resourceType, segment, token),
                    DownloadLink.Parse,
                    cancellationToken
                )
                .ConfigureAwait(false);
        }
        catch (BulkExportApiException exception) when (isListed && TransientErrorClassifier.IsNotFound(exception))
        {
            throw DownloadAttemptException.FromNotFound(exception);
        }
    }

    private async Task<T> DownloadAsync<T>(
        DownloadLink link,
        Func<HttpResponseMessage, Stream, CancellationToken, Task<T>> consume,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var response = await _files.OpenAsync(link.Uri, cancellationToken).ConfigureAwait(false);
            try
            {
                var content = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
                return await consume(
                        response,
                        new ReadTimeoutStream(content, HasExplicitFraming(response), idleTimeout, timeProvider),
                        cancellationToken
                    )
                    .ConfigureAwait(false);
            }
            catch
            {
                response.Dispose();
                throw;
            }
        }
        catch (Exception exception) when (DownloadAttemptException.IsTransferFailure(exception))
        {
            throw DownloadAttemptException.FromException(exception);
        }
        catch (Exception exception) when (NetworkExceptionSanitizer.Sanitize(exception) is var sanitized && sanitized != exception)
        {
            throw sanitized; // a cancellation may have a network exception as its inner exception
        }
    }

    /// <summary>Determines whether the end of the body is explicit. An HTTP/1.x response with neither <c>Content-Length</c> nor chunked encoding ends
    /// when the connection is closed, and its truncation cannot be detected.</summary>
    private static bool HasExplicitFraming(HttpResponseMessage response) =>
        response.Content.Headers.ContentLength is not null
        || response.Headers.TransferEncodingChunked == true
        || response.Version >= HttpVersion.Version20;
}
