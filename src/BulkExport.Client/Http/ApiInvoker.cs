using System.Net;
using Microsoft.Extensions.Logging;
using Polly;

namespace BulkExport.Client;

/// <summary>Makes a value of a successful answer and its body.</summary>
internal delegate T BodyParser<out T>(HttpResponseMessage response, ReadOnlySpan<byte> utf8);

/// <summary>Runs calls: the pipeline around the whole of each, sending and reading included, and one translation of what fails.</summary>
/// <remarks>What a call is about travels in its <see cref="CallState"/>, so that all kinds of calls share one instance of the generic code
/// underneath: a process compiles it once, for its first call.</remarks>
internal sealed class ApiInvoker
{
    private readonly ResiliencePipeline<object?> _pipeline;
    private readonly ErrorTranslator _translator;
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;
    private readonly Func<ResilienceContext, CallState, ValueTask<Outcome<object?>>> _attempt;

    public ApiInvoker(ResiliencePipeline<object?> pipeline, ErrorTranslator translator, TimeProvider clock, ILogger logger)
    {
        (_pipeline, _translator, _clock, _logger) = (pipeline, translator, clock, logger);
        _attempt = AttemptAsync;
    }

    /// <summary>Runs a call.</summary>
    /// <param name="operation">The kind of call.</param>
    /// <param name="subject">What it is about, for messages.</param>
    /// <param name="send">Sends one attempt and returns when the headers are there.</param>
    /// <param name="parse">Reads the body; <see langword="null"/> for an answer without one.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    public async Task<T> InvokeAsync<T>(
        Operation operation,
        string subject,
        Func<CancellationToken, Task<HttpResponseMessage>> send,
        BodyParser<T>? parse,
        CancellationToken cancellationToken
    )
        where T : class?
    {
        cancellationToken.ThrowIfCancellationRequested();
        var call = new CallState(operation, subject, _clock.GetTimestamp(), send, parse);
        var context = ResilienceContextPool.Shared.Get(operation.Name, cancellationToken);
        call.AttachTo(context);
        var outcome = await _pipeline.ExecuteOutcomeAsync(_attempt, context, call).ConfigureAwait(false);
        ResilienceContextPool.Shared.Return(context);
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

    /// <summary>Makes one attempt. What fails comes back in the outcome: thrown on, it would cost once more at every strategy.</summary>
    private async ValueTask<Outcome<object?>> AttemptAsync(ResilienceContext context, CallState call)
    {
        call.Attempts++;
        try
        {
            using var response = await call.Send(context.CancellationToken).ConfigureAwait(false);
            if (!call.Operation.IsSuccess(response.StatusCode))
            {
                if (response.StatusCode == HttpStatusCode.NotFound && call.Operation.GoneIsDone && call.MayHaveBeenCarriedOut)
                {
                    _logger.FoundGone(call);
                    return Outcome.FromResult<object?>(null);
                }

                throw await _translator.RefusedAsync(response, call, context.CancellationToken).ConfigureAwait(false);
            }

            if (call.Parse is null)
            {
                return Outcome.FromResult<object?>(null);
            }

            using var body = await ResponseBody
                .ReadAsync(response.Content, ResponseBody.MaxLength, context.CancellationToken)
                .ConfigureAwait(false);
            return Outcome.FromResult<object?>(ErrorTranslator.Parse(response, body, call.Parse, call));
        }
        catch (Exception failure)
        {
            return Outcome.FromException<object?>(NetworkFailure.Clean(failure)); // before the pipeline sees it, which logs it
        }
    }
}
