using System.Net;
using Polly;

namespace BulkExport.Client;

/// <summary>Fetches the files of days: a fresh link for each try, and the file through it, without credentials.</summary>
internal sealed class DayFileDownloader(
    IDaysApi api,
    HttpClient http,
    ApiPipeline apiPipeline,
    ResiliencePipeline downloadPipeline,
    TimeSpan idleTimeout,
    TimeProvider clock
)
{
    private static readonly OperationDescriptor FetchLink = new("FetchDay", "fetch the link to the file of", RetrySafety.Idempotent)
    {
        ExpectsRedirect = true,
        NotFoundHint =
            " The day has no file: it is not exported yet, it had no records, or its file is gone. Files are removed 7 days after they were made; jobs may be listed longer.",
    };

    /// <summary>Opens the file of a day and hands its answer and its compressed content on. What fails on the way is tried again.</summary>
    /// <param name="resourceType">The kind of records.</param>
    /// <param name="day">The day.</param>
    /// <param name="use">Uses the content. It owns the answer, and disposes it.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    public async Task<T> RunAsync<T>(
        ResourceType resourceType,
        DateOnly day,
        Func<HttpResponseMessage, Stream, CancellationToken, Task<T>> use,
        CancellationToken cancellationToken
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        var attempts = 0;
        try
        {
            return await downloadPipeline
                .ExecuteAsync(
                    async token =>
                    {
                        attempts++;
                        var link = await FetchLinkAsync(resourceType, day, token).ConfigureAwait(false);
                        return await FetchAsync(link, use, token).ConfigureAwait(false);
                    },
                    cancellationToken
                )
                .ConfigureAwait(false);
        }
        catch (DownloadAttemptException failure)
        {
            throw failure.ToBulkExportException(resourceType, day, attempts);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException("The transfer was cancelled.", cancellationToken);
        }
    }

    private Task<DownloadLink> FetchLinkAsync(ResourceType resourceType, DateOnly day, CancellationToken cancellationToken)
    {
        var segment = new DayPathSegment(day);
        return apiPipeline.SendAsync(
            FetchLink,
            $"{resourceType} of {segment}",
            token => api.FetchAsync(resourceType, segment, token),
            DownloadLink.Parse,
            cancellationToken
        );
    }

    private async Task<T> FetchAsync<T>(
        DownloadLink link,
        Func<HttpResponseMessage, Stream, CancellationToken, Task<T>> use,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var response = await SendAsync(link, cancellationToken).ConfigureAwait(false);
            try
            {
                if (response.StatusCode != HttpStatusCode.OK)
                {
                    throw DownloadAttemptException.Refused((int)response.StatusCode);
                }

                var content = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
                return await use(
                        response,
                        new ReadTimeoutStream(content, HasExplicitFraming(response), idleTimeout, clock),
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
        catch (Exception failure) when (DownloadAttemptException.IsTransferFailure(failure))
        {
            throw DownloadAttemptException.Of(failure);
        }
        catch (Exception failure) when (NetworkExceptionSanitizer.Sanitize(failure) is var clean && clean != failure)
        {
            throw clean; // a cancellation keeps what it came upon
        }
    }

    /// <summary>Without a length and without chunks, an answer of HTTP/1 ends where its connection does, for whatever reason.</summary>
    private static bool HasExplicitFraming(HttpResponseMessage response) =>
        response.Content.Headers.ContentLength is not null
        || response.Headers.TransferEncodingChunked == true
        || response.Version >= HttpVersion.Version20;

    private async Task<HttpResponseMessage> SendAsync(DownloadLink link, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, link.Address);
        using var idle = new CancellationTokenSource(idleTimeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(idle.Token, cancellationToken);
        try
        {
            return await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"The host of the file did not answer for {idleTimeout.TotalSeconds:0.###} s.");
        }
    }
}
