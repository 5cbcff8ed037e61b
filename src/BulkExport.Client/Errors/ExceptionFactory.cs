using System.Net;
using System.Text.RegularExpressions;
using Polly.Timeout;

namespace BulkExport.Client;

/// <summary>Creates the <see cref="BulkExportException"/> for failed requests.</summary>
/// <param name="http">The HTTP clients. The messages of 401 and 403 responses describe their credential.</param>
/// <param name="timeProvider">The time provider for timeouts and for dates in <c>Retry-After</c> headers.</param>
internal sealed partial class ExceptionFactory(HttpClients http, TimeProvider timeProvider)
{
    /// <summary>The maximum length of the body of an error response that is read. A longer body is truncated, so that it is usually not valid JSON.</summary>
    public const int MaxErrorBodyBytes = 64 * 1024;

    /// <summary>The maximum time to read the body of an error response. After that, only its status code is reported.</summary>
    private static readonly TimeSpan ErrorBodyReadTimeout = TimeSpan.FromSeconds(2);

    /// <summary>Creates the exception that the caller of a failed request receives. Exceptions that neither the library nor the network caused, such as those
    /// of a handler of the application, are returned unchanged.</summary>
    public Exception Create(Exception exception, RequestContext request, CancellationToken cancellationToken) =>
        exception switch
        {
            BulkExportException => exception,
            _ when cancellationToken.IsCancellationRequested => new OperationCanceledException(
                $"The request to {request} was canceled.",
                cancellationToken
            ),
            _ when http.IsDisposed => new ObjectDisposedException(nameof(BulkExportClient)),
            TimeoutRejectedException timeout => ConnectionExceptionFactory.CreateTimeoutException(request, timeout.Timeout),
            OperationCanceledException { InnerException: TimeoutException } canceled =>
                ConnectionExceptionFactory.CreateHttpClientTimeoutException(canceled, request),
            HttpRequestException or IOException or OperationCanceledException => ConnectionExceptionFactory.Create(exception, request),
            _ => exception,
        };

    /// <summary>Gets the failure of the first send of a request that a handler of the application has sent again.</summary>
    public Exception GetFirstFailure(RequestResentException exception, RequestContext request) =>
        exception.InnerException
        ?? (
            exception.StatusCode is { } statusCode
                ? new BulkExportApiException(FormatMessage(statusCode, error: null, requestId: null, kind: null, request), statusCode)
                : exception
        );

    /// <summary>Creates the exception for an error response.</summary>
    public async Task<BulkExportApiException> CreateApiExceptionAsync(
        HttpResponseMessage response,
        RequestContext request,
        CancellationToken cancellationToken
    )
    {
        ErrorResponse? error = null;
        string? shape = null;
        var kind = string.Empty;
        using var timeoutCts = new CancellationTokenSource(ErrorBodyReadTimeout, timeProvider);
        using var linkedCts = CancellationTokenSource.CreateLinkedTokenSource(timeoutCts.Token, cancellationToken);
        try
        {
            using var body = await BufferedResponseContent
                .ReadAsync(response.Content, MaxErrorBodyBytes, linkedCts.Token)
                .ConfigureAwait(false);
            error = ErrorResponse.TryParse(body.Span);
            kind = body.Span.IsEmpty ? string.Empty : BodyShape.GetKind(body.Span);
            shape =
                error is null && !request.Operation.ExpectsRedirect
                    ? BodyShape.Describe(response.Content.Headers.ContentType?.MediaType, body.Span, body.ExceedsMaxLength)
                    : null;
        }
        catch (Exception e)
            when (e is IOException or HttpRequestException
                || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested)
            )
        {
            // Report the status code even if the body is truncated or stalled.
        }

        var requestId = GetRequestId(response);
        var isFromService = error?.IsFromService(response.StatusCode) == true;
        var retryAfter = RetryAfterHelper.GetDelay(response, timeProvider);
        var message =
            FormatMessage(response.StatusCode, error, requestId, isFromService ? null : kind, request)
            + RetryAfterHelper.FormatHint(retryAfter);
        return new BulkExportApiException(message, response.StatusCode)
        {
            IsFromService = isFromService,
            ErrorCode = error?.ErrorCode,
            MoreInfo = error?.MoreInfo,
            RequestId = requestId,
            RetryAfter = retryAfter,
            Errors = error?.Errors ?? [],
            UnreadableBody = shape,
        };
    }

    /// <summary>Gets the ID of the request, or <see langword="null"/> if the header has another form, because it may be sensitive.</summary>
    private static string? GetRequestId(HttpResponseMessage response) =>
        response.Headers.TryGetValues("Twilio-Request-Id", out var ids) && string.Join(' ', ids) is var id && RequestId().IsMatch(id)
            ? id
            : null;

    [GeneratedRegex(@"^RQ[0-9a-f]{32}\z")]
    private static partial Regex RequestId();

    /// <summary>Formats the message for an error response.</summary>
    /// <param name="status">The status code.</param>
    /// <param name="error">The body, or <see langword="null"/> if it is in an unknown format.</param>
    /// <param name="requestId">The ID of the request, if any.</param>
    /// <param name="kind">The kind of the body if the response does not come from the service, or an empty string for an empty body; otherwise,
    /// <see langword="null"/>.</param>
    /// <param name="request">The request.</param>
    private string FormatMessage(HttpStatusCode status, ErrorResponse? error, string? requestId, string? kind, RequestContext request)
    {
        var isFromService = kind is null;
        var reason =
            kind is { Length: > 0 } ? $": the response contains {kind} and does not come from the service"
            : error?.Message is { } message ? $": {MessageRedactor.Mask(message, request.ToString()).TrimEnd('.')}"
            : string.Empty;
        var code = error?.ErrorCode is { } number ? $", code {number}" : string.Empty;
        var id = requestId is null ? string.Empty : $", request {requestId}";
        var hint = status switch
        {
            HttpStatusCode.Unauthorized when isFromService =>
                $" The credential was {http.Credentials.Description}. Check that the secret is correct: the Twilio Console shows the Auth Token of an account at any time, but the secret of an API key only when the key is created.",
            HttpStatusCode.Forbidden when isFromService =>
                $" The credential was {http.Credentials.Description}, which lacks the permission for this request. Use a credential of the account that owns the exports.",
            HttpStatusCode.NotFound when isFromService => request.Operation.NotFoundHint,
            HttpStatusCode.RequestTimeout when isFromService => request.Operation.UnknownOutcomeHint,
            HttpStatusCode.TooManyRequests => " The request was not processed. Reduce the number of concurrent requests, or retry later.",
            >= HttpStatusCode.MultipleChoices and < HttpStatusCode.BadRequest =>
                $" Redirects are not followed. Check the base address.{GetHint()}",
            >= HttpStatusCode.InternalServerError => $" This is a server error. Retry later.{request.Operation.UnknownOutcomeHint}",
            _ => isFromService ? string.Empty : $" Check the base address, the proxy and the network.{GetHint()}",
        };
        return $"The request to {request} failed{reason} (HTTP {(int)status}{code}{id}). {request.FormatAttempts()}{hint}".TrimEnd();

        string? GetHint() => isFromService || status == (HttpStatusCode)425 ? null : request.Operation.UnknownOutcomeHint;
    }
}
