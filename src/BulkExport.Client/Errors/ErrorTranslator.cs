using System.Globalization;
using System.Net;
using System.Text.Json;
using Polly.Timeout;

namespace BulkExport.Client;

/// <summary>Makes the library's exceptions of whatever goes wrong in a call: the one place that does.</summary>
/// <param name="credential">The SID of the credential in use, for the message of a 401; never its secret.</param>
/// <param name="clock">The clock against which a date in <c>Retry-After</c> is read.</param>
internal sealed class ErrorTranslator(string credential, TimeProvider clock)
{
    private const int MaxErrorBody = 64 * 1024;
    private const int MaxUnreadableBody = 512;
    private const int MaxExcerpt = 128;

    /// <summary>How long the explanation of a refusal is waited for.</summary>
    private static readonly TimeSpan LongestExplanation = TimeSpan.FromSeconds(2);

    /// <summary>What the caller of a failed call gets to see.</summary>
    public Exception Translate(Exception failure, CallState call, CancellationToken cancellationToken) =>
        failure switch
        {
            BulkExportException or ObjectDisposedException => failure, // the latter is the caller's own doing: the client was disposed
            _ when cancellationToken.IsCancellationRequested => new OperationCanceledException(
                $"The call to {call} was cancelled.",
                cancellationToken
            ),
            TimeoutRejectedException timeout => TimedOut(call, timeout.Timeout),
            OperationCanceledException { InnerException: TimeoutException } => TimedOut(call, clock.GetElapsedTime(call.Started)),
            _ => NoAnswer(failure, call),
        };

    /// <summary>The refusal that an answer other than a success is.</summary>
    public async Task<BulkExportApiException> RefusedAsync(
        HttpResponseMessage response,
        CallState call,
        CancellationToken cancellationToken
    )
    {
        ServiceErrorBody? error = null;
        string? unreadable = null;
        using var brief = new CancellationTokenSource(LongestExplanation, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(brief.Token, cancellationToken);
        try
        {
            using var body = await ResponseBody.ReadAsync(response.Content, MaxErrorBody, either.Token).ConfigureAwait(false);
            error = ServiceErrorBody.TryRead(body.Span);
            unreadable = error is null && !call.Operation.SucceedsByRedirect ? Excerpt.Of(body.Span, 0, MaxUnreadableBody) : null;
        }
        catch (Exception e)
            when (e is IOException or HttpRequestException
                || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested)
            )
        {
            // The status is known; that the explanation broke off, or does not come, is no reason to lose it.
        }

        var requestId = response.Headers.TryGetValues("Twilio-Request-Id", out var ids) ? Excerpt.Of(string.Join(' ', ids)) : null;
        return new BulkExportApiException(Describe(response.StatusCode, error, requestId, call), response.StatusCode)
        {
            ErrorCode = error?.ErrorCode,
            MoreInfo = error?.Page,
            RequestId = requestId,
            RetryAfter = RetryAfter.Of(response, clock),
            Errors = error?.List ?? [],
            UnreadableBody = unreadable,
        };
    }

    /// <summary>Parses a body, and says where and why it cannot be.</summary>
    public static object? Parse(HttpResponseMessage response, ResponseBody body, BodyParser<object?> parse, CallState call)
    {
        if (body.IsCut)
        {
            throw Unreadable($"it is longer than {ResponseBody.MaxLength / (1024 * 1024)} MiB", body.Span, failure: null, call);
        }

        if (body.Span.IsEmpty && !call.Operation.SucceedsByRedirect)
        {
            throw Unreadable("it is empty", body.Span, failure: null, call);
        }

        try
        {
            return parse(response, body.Span);
        }
        catch (JsonException failure)
        {
            var why =
                failure is WireFormatException
                    ? failure.Message.TrimEnd('.')
                    : $"it is not JSON from byte {OffsetOf(failure, body.Span)} on";
            throw Unreadable(why, body.Span, failure, call);
        }
    }

    private static BulkExportContentException Unreadable(string why, ReadOnlySpan<byte> body, JsonException? failure, CallState call)
    {
        var wire = failure as WireFormatException;
        return new BulkExportContentException(
            $"The service's answer to {call} cannot be read: {why}. Check that the base address is the service's own; if it is, report the answer's excerpt.{call.Operation.LostAnswerAdvice}",
            wire
        )
        {
            JsonPath = wire?.JsonPath,
            Expected = wire?.Expected,
            Excerpt = call.Operation.SucceedsByRedirect
                ? null // a link is in it, which is a credential
                : Excerpt.Of(body, wire is null && failure is not null ? OffsetOf(failure, body) : wire?.Offset ?? 0, MaxExcerpt),
        };
    }

    /// <summary>The place of a failure of the JSON reader, which counts in lines.</summary>
    private static long OffsetOf(JsonException failure, ReadOnlySpan<byte> body)
    {
        var lineStart = 0;
        for (var line = 0L; line < failure.LineNumber; line++)
        {
            lineStart += body[lineStart..].IndexOf((byte)'\n') + 1;
        }

        return lineStart + (failure.BytePositionInLine ?? 0);
    }

    private string Describe(HttpStatusCode status, ServiceErrorBody? error, string? requestId, CallState call)
    {
        var reason = error?.Text is { } text ? $": {Excerpt.Of(text).TrimEnd('.')}" : string.Empty;
        var code = error?.ErrorCode is { } number ? $", code {number}" : string.Empty;
        var request = requestId is null ? string.Empty : $", request {requestId}";
        var advice = status switch
        {
            HttpStatusCode.Unauthorized =>
                $" The credential used was {credential}. Check that its secret is the current one: the Auth Token is in the Twilio Console, the secret of an API key was shown when the key was made.",
            HttpStatusCode.Forbidden =>
                $" The credential used was {credential}. It may not do this: use one of the account that owns the exports.",
            HttpStatusCode.NotFound => call.Operation.NotFoundAdvice,
            HttpStatusCode.TooManyRequests => " The request was not processed. Make fewer calls at a time, or wait before the next one.",
            >= HttpStatusCode.MultipleChoices and < HttpStatusCode.BadRequest => " Redirects are not followed. Check the base address.",
            >= HttpStatusCode.InternalServerError =>
                $" The failure is on the service's side. Try again later.{call.Operation.LostAnswerAdvice}",
            _ => string.Empty,
        };
        return $"The service refused to {call}{reason} (HTTP {(int)status}{code}{request}). {AttemptsOf(call)}{advice}".TrimEnd();
    }

    private static BulkExportConnectionException TimedOut(CallState call, TimeSpan time) =>
        new(
            $"The service did not answer the call to {call} in time: the last attempt was given up after {Seconds(time)} s. {AttemptsOf(call)}"
                + $" Raise {nameof(BulkExportClientOptions.AttemptTimeout)} and {nameof(BulkExportClientOptions.TotalTimeout)} if the connection is slow.{call.Operation.LostAnswerAdvice}",
            new TimeoutException()
        )
        {
            IsTimeout = true,
            Attempts = call.Attempts,
        };

    private static BulkExportConnectionException NoAnswer(Exception failure, CallState call) =>
        new(
            $"No answer came to the call to {call}: {failure.Message.TrimEnd('.')}. {AttemptsOf(call)} Check the network, the proxy and the base address.{LostAnswerAdviceOn(failure, call)}",
            failure
        )
        {
            Attempts = call.Attempts,
        };

    /// <summary>Where no connection was opened, no answer was lost.</summary>
    private static string? LostAnswerAdviceOn(Exception failure, CallState call) =>
        Failure.IsCertainlyNotCarriedOut(failure) ? null : call.Operation.LostAnswerAdvice;

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture);

    private static string AttemptsOf(CallState call) =>
        call.Attempts == 1 ? "One attempt was made." : $"{call.Attempts} attempts were made.";
}
