using System.Net;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.Timeout;

namespace BulkExport.Client;

/// <summary>Makes a value of a successful answer and its body.</summary>
internal delegate T BodyParser<out T>(HttpResponseMessage response, ReadOnlySpan<byte> utf8);

/// <summary>Runs calls: attempts, each from the request to the last byte that is read, repeated as a whole, and one translation of what fails.</summary>
/// <remarks>What a call is about travels in its <see cref="CallState"/>, so that all kinds of calls share one instance of the generic code
/// underneath: a process compiles it once, for its first call.</remarks>
internal sealed class ApiInvoker
{
    private readonly HttpClient _http;
    private readonly ResiliencePipeline<object?> _pipeline;
    private readonly PollyAudience _audience;
    private readonly CallTime _time;
    private readonly ErrorTranslator _translator;
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;
    private readonly Func<ResilienceContext, CallState, ValueTask<Outcome<object?>>> _attempt;

    public ApiInvoker(HttpClient http, BulkExportClientOptions options, TimeProvider clock, ILoggerFactory loggers)
    {
        _http = http;
        _time = new CallTime(options, clock);
        _pipeline = ResiliencePipelineFactory.Create(options, _time, clock, loggers);
        _audience = new PollyAudience(loggers);
        _translator = new ErrorTranslator(options.CredentialName, clock);
        _clock = clock;
        _logger = loggers.CreateLogger<BulkExportClient>();
        _attempt = (context, call) =>
            call.TakeFirstFailure() is { } failure
                ? new(Outcome.FromException<object?>(failure))
                : AttemptAsync(call, context.CancellationToken);
    }

    /// <summary>Runs a call.</summary>
    /// <param name="operation">The kind of call.</param>
    /// <param name="subject">What it is about, for messages.</param>
    /// <param name="ask">Makes the request of one attempt.</param>
    /// <param name="parse">Reads the body; <see langword="null"/> for an answer without one.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    public async Task<T> InvokeAsync<T>(
        Operation operation,
        string subject,
        Func<Task<HttpRequestMessage>> ask,
        BodyParser<T>? parse,
        CancellationToken cancellationToken
    )
        where T : class?
    {
        cancellationToken.ThrowIfCancellationRequested();
        var call = new CallState(operation, subject, _clock.GetTimestamp(), ask, parse);

        // The pipeline repeats, and tells. Where nobody listens, a call that needs no repeat, as nearly all do, has no use for it.
        var isHeard = _audience.IsListening;
        var outcome = isHeard
            ? await RunPipelineAsync(call, cancellationToken).ConfigureAwait(false)
            : await AttemptAsync(call, cancellationToken).ConfigureAwait(false);
        if (!isHeard && outcome.Exception is not null)
        {
            call.FirstFailure = outcome.Exception;
            outcome = await RunPipelineAsync(call, cancellationToken).ConfigureAwait(false);
        }

        if (outcome.Exception is { } failure)
        {
            throw _translator.Translate(failure, call, cancellationToken);
        }

        if (_logger.IsEnabled(LogLevel.Debug))
        {
            _logger.Completed(call, _clock.GetElapsedTime(call.Started), call.Attempts);
        }

        return (T)outcome.Result!;
    }

    private async ValueTask<Outcome<object?>> RunPipelineAsync(CallState call, CancellationToken cancellationToken)
    {
        var context = ResilienceContextPool.Shared.Get(call.Operation.Name, cancellationToken);
        call.AttachTo(context);
        var outcome = await _pipeline.ExecuteOutcomeAsync(_attempt, context, call).ConfigureAwait(false);
        ResilienceContextPool.Shared.Return(context);
        return outcome;
    }

    /// <summary>Makes one attempt, within its time. What fails comes back in the outcome: thrown on, it would cost once more at every layer.</summary>
    private async ValueTask<Outcome<object?>> AttemptAsync(CallState call, CancellationToken cancellationToken)
    {
        var time = _time.ForNextAttempt(call);
        call.Attempts++;
        using var timer = new CancellationTokenSource(time, _clock);
        using var _ = cancellationToken.UnsafeRegister(static timer => ((CancellationTokenSource)timer!).Cancel(), timer);
        try
        {
            return Outcome.FromResult<object?>(await SendAsync(call, timer.Token).ConfigureAwait(false));
        }
        catch (OperationCanceledException late) when (timer.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return Outcome.FromException<object?>(
                new TimeoutRejectedException($"The attempt was given up after {time}.", time, NetworkFailure.Clean(late))
            );
        }
        catch (Exception failure)
        {
            return Outcome.FromException<object?>(NetworkFailure.Clean(failure)); // before the pipeline sees it, which logs it
        }
    }

    private async ValueTask<object?> SendAsync(CallState call, CancellationToken cancellationToken)
    {
        using var request = await call.Ask().ConfigureAwait(false);
        if (request.Method != HttpMethod.Get)
        {
            request.Content ??= NoContent.Instance;
        }

        using var response = await _http
            .SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken)
            .ConfigureAwait(false);
        if (!call.Operation.IsSuccess(response.StatusCode))
        {
            if (response.StatusCode == HttpStatusCode.NotFound && call.Operation.GoneIsDone && call.MayHaveBeenCarriedOut)
            {
                _logger.FoundGone(call);
                return null;
            }

            throw await _translator.RefusedAsync(response, call, cancellationToken).ConfigureAwait(false);
        }

        if (call.Parse is null)
        {
            return null;
        }

        using var body = await ResponseBody.ReadAsync(response.Content, ResponseBody.MaxLength, cancellationToken).ConfigureAwait(false);
        return ErrorTranslator.Parse(response, body, call.Parse, call);
    }
}
