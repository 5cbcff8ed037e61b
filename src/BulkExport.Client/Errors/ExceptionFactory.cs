using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Polly.Timeout;

namespace BulkExport.Client;

/// <summary>Creates the <see cref="BulkExportException"/> for failed requests.</summary>
/// <param name="http">The HTTP clients. The messages of 401 and 403 responses describe their credential.</param>
/// <param name="timeProvider">The time provider for timeouts and for dates in <c>Retry-After</c> headers.</param>
internal sealed partial class ExceptionFactory(HttpClients http, TimeProvider timeProvider)
{
    private const int MaxErrorBodyBytes = 64 * 1024;

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
            TimeoutRejectedException timeout => CreateTimeoutException(request, timeout.Timeout),
            OperationCanceledException { InnerException: TimeoutException } canceled => CreateHttpClientTimeoutException(canceled, request),
            HttpRequestException or IOException or OperationCanceledException => CreateConnectionException(exception, request),
            _ => exception,
        };

    /// <summary>Gets the failure of the first send of a request that a handler of the application has sent again.</summary>
    public Exception GetFirstFailure(RequestResentException exception, RequestContext request) =>
        exception.InnerException
        ?? (
            exception.StatusCode is { } statusCode
                ? new BulkExportApiException(FormatMessage(statusCode, error: null, requestId: null, request), statusCode)
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
        using var timeoutCts = new CancellationTokenSource(ErrorBodyReadTimeout, timeProvider);
        using var linkedCts = CancellationTokenSource.CreateLinkedTokenSource(timeoutCts.Token, cancellationToken);
        try
        {
            using var body = await BufferedResponseContent
                .ReadAsync(response.Content, MaxErrorBodyBytes, linkedCts.Token)
                .ConfigureAwait(false);
            error = ErrorResponse.TryParse(body.Span);
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
        return new BulkExportApiException(FormatMessage(response.StatusCode, error, requestId, request), response.StatusCode)
        {
            ErrorCode = error?.ErrorCode,
            MoreInfo = error?.MoreInfo,
            RequestId = requestId,
            RetryAfter = RetryAfterHelper.GetDelay(response, timeProvider),
            Errors = error?.Errors ?? [],
            UnreadableBody = shape,
        };
    }

    /// <summary>Deserializes the body of a successful response.</summary>
    /// <exception cref="BulkExportFormatException">The body is empty, too long or malformed.</exception>
    public static object? Deserialize(
        HttpResponseMessage response,
        BufferedResponseContent body,
        ResponseParser<object?> parse,
        RequestContext request
    )
    {
        if (body.ExceedsMaxLength)
        {
            throw CreateFormatException(
                $"it is longer than {BufferedResponseContent.MaxLength / (1024 * 1024)} MiB",
                body,
                exception: null,
                response,
                request
            );
        }

        if (body.Span.IsEmpty && !request.Operation.ExpectsRedirect)
        {
            throw CreateFormatException("it is empty", body, exception: null, response, request);
        }

        try
        {
            return parse(response, body.Span);
        }
        catch (JsonException exception)
        {
            var reason =
                exception is WireFormatException
                    ? exception.Message.TrimEnd('.')
                    : $"it is not valid JSON at byte {GetOffset(exception, body.Span)}";
            throw CreateFormatException(reason, body, exception, response, request);
        }
    }

    private static BulkExportFormatException CreateFormatException(
        string reason,
        BufferedResponseContent body,
        JsonException? exception,
        HttpResponseMessage response,
        RequestContext request
    )
    {
        var formatException = exception as WireFormatException;
        var shape = request.Operation.ExpectsRedirect
            ? null // the body contains a download link, which is a credential
            : BodyShape.Describe(response.Content.Headers.ContentType?.MediaType, body.Span, body.ExceedsMaxLength);
        var description = shape is null ? string.Empty : $" The body is {shape}.";
        return new BulkExportFormatException(
            $"The response to the request to {request} is malformed: {reason}.{description} Check the base address. If it is correct, open an issue and include this message.{request.Operation.UnknownOutcomeHint}",
            formatException
        )
        {
            JsonPath = formatException?.JsonPath,
            ExpectedFormat = formatException?.Expected,
            Excerpt = shape,
        };
    }

    /// <summary>Gets the ID of the request, or <see langword="null"/> if the header has another form, because it may be sensitive.</summary>
    private static string? GetRequestId(HttpResponseMessage response) =>
        response.Headers.TryGetValues("Twilio-Request-Id", out var ids) && string.Join(' ', ids) is var id && RequestId().IsMatch(id)
            ? id
            : null;

    [GeneratedRegex(@"^RQ[0-9a-f]{32}\z")]
    private static partial Regex RequestId();

    /// <summary>Gets the offset of a JSON error in bytes, from its line number and its position in the line.</summary>
    private static long GetOffset(JsonException exception, ReadOnlySpan<byte> body)
    {
        var lineStart = 0;
        for (var line = 0L; line < exception.LineNumber; line++)
        {
            lineStart += body[lineStart..].IndexOf((byte)'\n') + 1;
        }

        return lineStart + (exception.BytePositionInLine ?? 0);
    }

    private string FormatMessage(HttpStatusCode status, ErrorResponse? error, string? requestId, RequestContext request)
    {
        var reason = error?.Message is { } message ? $": {ServiceMessage.Mask(message, request.ToString()).TrimEnd('.')}" : string.Empty;
        var code = error?.ErrorCode is { } number ? $", code {number}" : string.Empty;
        var id = requestId is null ? string.Empty : $", request {requestId}";
        var hint = status switch
        {
            HttpStatusCode.Unauthorized =>
                $" The credential was {http.Credentials.Description}. Check that the secret is correct: the Twilio Console shows the Auth Token of an account at any time, but the secret of an API key only when the key is created.",
            HttpStatusCode.Forbidden =>
                $" The credential was {http.Credentials.Description}, which lacks the permission for this request. Use a credential of the account that owns the exports.",
            HttpStatusCode.NotFound => request.Operation.NotFoundHint,
            HttpStatusCode.TooManyRequests => " The request was not processed. Reduce the number of concurrent requests, or retry later.",
            >= HttpStatusCode.MultipleChoices and < HttpStatusCode.BadRequest => " Redirects are not followed. Check the base address.",
            >= HttpStatusCode.InternalServerError => $" This is a server error. Retry later.{request.Operation.UnknownOutcomeHint}",
            _ => string.Empty,
        };
        return $"The request to {request} failed{reason} (HTTP {(int)status}{code}{id}). {FormatAttempts(request)}{hint}".TrimEnd();
    }

    private static BulkExportConnectionException CreateTimeoutException(RequestContext request, TimeSpan timeout) =>
        new(
            $"The request to {request} timed out: no complete response was received within {FormatSeconds(timeout)} s. {FormatAttempts(request)}"
                + $" Increase {nameof(BulkExportClientOptions.AttemptTimeout)} and {nameof(BulkExportClientOptions.TotalRequestTimeout)} if the connection is slow.{request.Operation.UnknownOutcomeHint}",
            new TimeoutException()
        )
        {
            IsTimeout = true,
            AttemptCount = request.AttemptCount,
        };

    /// <summary>Creates the exception for <see cref="HttpClient.Timeout"/>, which the application has set, or the connect timeout.</summary>
    private static BulkExportConnectionException CreateHttpClientTimeoutException(
        OperationCanceledException exception,
        RequestContext request
    ) =>
        new(
            $"The request to {request} timed out: {exception.Message.TrimEnd('.')}. {FormatAttempts(request)}"
                + $" Check the network and the timeouts of the HTTP client.{GetUnknownOutcomeHint(exception, request)}",
            exception
        )
        {
            IsTimeout = true,
            AttemptCount = request.AttemptCount,
        };

    private static BulkExportConnectionException CreateConnectionException(Exception exception, RequestContext request) =>
        new(
            $"The request to {request} failed because no complete response was received: {FormatCauses(exception)}. {FormatAttempts(request)} Check the network, the proxy and the base address.{GetUnknownOutcomeHint(exception, request)}",
            exception
        )
        {
            AttemptCount = request.AttemptCount,
        };

    /// <summary>Formats the messages of an exception and its inner exceptions, because the message of an <see cref="HttpRequestException"/> often lacks the cause.</summary>
    private static string FormatCauses(Exception exception)
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

    private static string FormatAttempts(RequestContext request) =>
        request.AttemptCount == 1 ? "One attempt was made." : $"{request.AttemptCount} attempts were made.";
}
