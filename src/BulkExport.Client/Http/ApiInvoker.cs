using System.Net;
using Microsoft.Extensions.Logging;
using Polly;

namespace BulkExport.Client;

/// <summary>Makes a value of a successful answer and its body.</summary>
internal delegate T BodyParser<out T>(HttpResponseMessage response, ReadOnlySpan<byte> utf8);

/// <summary>Runs calls: the pipeline around the whole of each, sending and reading included, and one translation of what fails.</summary>
internal sealed class ApiInvoker(ResiliencePipeline pipeline, ErrorTranslator translator, TimeProvider clock, ILogger logger)
{
    /// <summary>Runs a call.</summary>
    /// <param name="operation">The kind of call.</param>
    /// <param name="subject">What it is about, for messages.</param>
    /// <param name="request">What <paramref name="send"/> needs.</param>
    /// <param name="send">Sends one attempt and returns when the headers are there.</param>
    /// <param name="parse">Reads the body; <see langword="null"/> for an answer without one.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    public async Task<T> InvokeAsync<TRequest, T>(
        Operation operation,
        string subject,
        TRequest request,
        Func<TRequest, CancellationToken, Task<HttpResponseMessage>> send,
        BodyParser<T>? parse,
        CancellationToken cancellationToken
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        var call = new CallState(operation, subject, clock.GetTimestamp());
        var context = ResilienceContextPool.Shared.Get(operation.Name, cancellationToken);
        call.AttachTo(context);
        try
        {
            var result = await pipeline
                .ExecuteAsync(
                    static (context, attempt) =>
                        attempt.Invoker.AttemptAsync(attempt.Call, attempt.Request, attempt.Send, attempt.Parse, context.CancellationToken),
                    context,
                    (Invoker: this, Call: call, Request: request, Send: send, Parse: parse)
                )
                .ConfigureAwait(false);
            if (logger.IsEnabled(LogLevel.Debug))
            {
                logger.Completed(call, clock.GetElapsedTime(call.Started), call.Attempts);
            }

            return result;
        }
        catch (Exception failure)
        {
            throw translator.Translate(failure, call, cancellationToken);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private async ValueTask<T> AttemptAsync<TRequest, T>(
        CallState call,
        TRequest request,
        Func<TRequest, CancellationToken, Task<HttpResponseMessage>> send,
        BodyParser<T>? parse,
        CancellationToken cancellationToken
    )
    {
        call.Attempts++;
        try
        {
            using var response = await send(request, cancellationToken).ConfigureAwait(false);
            if (!call.Operation.IsSuccess(response.StatusCode))
            {
                if (response.StatusCode == HttpStatusCode.NotFound && call.Operation.GoneIsDone && call.MayHaveBeenCarriedOut)
                {
                    logger.FoundGone(call);
                    return default!;
                }

                throw await translator.RefusedAsync(response, call, cancellationToken).ConfigureAwait(false);
            }

            if (parse is null)
            {
                return default!;
            }

            using var body = await ResponseBody
                .ReadAsync(response.Content, ResponseBody.MaxLength, cancellationToken)
                .ConfigureAwait(false);
            return ErrorTranslator.Parse(response, body, parse, call);
        }
        catch (Exception failure) when (NetworkFailure.Clean(failure) is var clean && clean != failure)
        {
            throw clean; // before the pipeline sees it, which logs it
        }
    }
}
