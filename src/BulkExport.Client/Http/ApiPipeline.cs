using System.Net;
using Microsoft.Extensions.Logging;
using Polly;

namespace BulkExport.Client;

/// <summary>Executes API requests in the resilience pipeline and maps API and network failures to a <see cref="BulkExportException"/>.</summary>
/// <remarks>
/// An attempt includes the request, the response headers and the body, so that a truncated or stalled body is retried. The result type of the pipeline
/// is <see cref="object"/>, so that all operations share one instantiation of Polly's generic code, which makes the first request of a process faster.
/// </remarks>
internal sealed class ApiPipeline
{
    private readonly ResiliencePipeline<object?> _pipeline;
    private readonly TimeBudget _timeBudget;
    private readonly ExceptionFactory _exceptions;
    private readonly Origin _origin;
    private readonly TimeProvider _timeProvider;
    private readonly ILogger _logger;
    private readonly Func<ResilienceContext, RequestContext, ValueTask<Outcome<object?>>> _attempt;

    public ApiPipeline(
        BulkExportClientOptions options,
        HttpClients http,
        TimeProvider timeProvider,
        ILoggerFactory loggerFactory,
        string? key
    )
    {
        _timeBudget = new TimeBudget(options, timeProvider);
        _pipeline = ResiliencePipelineFactory.CreateApiPipeline(options, _timeBudget, timeProvider, loggerFactory, key);
        _exceptions = new ExceptionFactory(http, timeProvider);
        _origin = new Origin(options.BaseAddress);
        _timeProvider = timeProvider;
        _logger = loggerFactory.CreateClientLogger(key);
        _attempt = AttemptAsync;
        ErrorAssemblies.LoadInBackground();
    }

    /// <summary>Sends a request, with retries, and deserializes the response.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="target">The target of the operation for messages, such as a job SID.</param>
    /// <param name="send">A delegate that sends the request; it is called once per attempt.</param>
    /// <param name="parse">A delegate that deserializes the body, or <see langword="null"/> for a response without a body.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    public async Task<T> SendAsync<T>(
        OperationDescriptor operation,
        string target,
        Func<CancellationToken, Task<HttpResponseMessage>> send,
        ResponseParser<T>? parse,
        CancellationToken cancellationToken
    )
        where T : class?
    {
        cancellationToken.ThrowIfCancellationRequested();
        var request = new RequestContext(operation, target, _timeProvider.GetTimestamp(), send, parse);
        var context = ResilienceContextPool.Shared.Get(operation.Name, cancellationToken);
        var outcome = await _pipeline.ExecuteOutcomeAsync(_attempt, context, request).ConfigureAwait(false);
        ResilienceContextPool.Shared.Return(context);
        if (outcome.Exception is { } exception)
        {
            throw _exceptions.Create(exception, request, cancellationToken);
        }

        // Outside the attempt, because an exception of the logger must not be retried.
        if (request.IsAssumedDeleted)
        {
            _logger.DeleteAssumedSuccessful(request);
        }

        if (_logger.IsEnabled(LogLevel.Debug))
        {
            _logger.RequestCompleted(request, _timeProvider.GetElapsedTime(request.StartTimestamp), request.AttemptCount);
        }

        return (T)outcome.Result!;
    }

    /// <summary>Performs one attempt. A failure is recorded in the request context for the predicates of the pipeline, and returned as an outcome.</summary>
    private async ValueTask<Outcome<object?>> AttemptAsync(ResilienceContext context, RequestContext request)
    {
        request.AttemptCount++;
        try
        {
            using var response = await request.Send(context.CancellationToken).ConfigureAwait(false);
            if (!request.Operation.IsSuccess(response.StatusCode))
            {
                await ThrowIfFailedAsync(response, request, context.CancellationToken).ConfigureAwait(false);
                return default; // an earlier attempt deleted the resource
            }

            return await ParseAsync(response, request, context.CancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            var failure = RequestResentException.Find(exception) is { } resent ? _exceptions.GetFirstFailure(resent, request) : exception;
            var sanitized = NetworkExceptionSanitizer.Sanitize(failure); // before Polly logs it
            request.OnAttemptFailed(sanitized, Random.Shared.NextDouble());
            request.SetOn(context);
            return Outcome.FromException<object?>(sanitized);
        }
    }

    private async Task ThrowIfFailedAsync(HttpResponseMessage response, RequestContext request, CancellationToken cancellationToken)
    {
        ThrowIfRedirected(response, request);
        var exception = await _exceptions.CreateApiExceptionAsync(response, request, cancellationToken).ConfigureAwait(false);
        request.IsAssumedDeleted =
            TransientErrorClassifier.IsNotFound(exception)
            && request is { Operation.TreatNotFoundAsSuccessOnRetry: true, MayHaveBeenProcessed: true };
        if (!request.IsAssumedDeleted)
        {
            throw exception;
        }
    }

    /// <summary>Throws if a primary handler of the application followed the redirect that contains a download link. Its type is not known to the client, so
    /// that automatic redirects could not be disabled.</summary>
    /// <exception cref="InvalidOperationException">The response comes from the file host.</exception>
    private void ThrowIfRedirected(HttpResponseMessage response, RequestContext request)
    {
        // An error response may come from a gateway to which a handler of the application has sent the request.
        if (
            request.Operation.ExpectsRedirect
            && response.IsSuccessStatusCode
            && response.RequestMessage?.RequestUri is { } uri
            && !_origin.Matches(uri)
        )
        {
            throw new InvalidOperationException(
                $"The request to {request} failed because the primary handler followed a redirect to {uri.Host}. Disable automatic redirects on the handler, because the client requests download links itself, without credentials."
            );
        }
    }

    /// <summary>Deserializes the body. For an operation without a result, verifies that the body is empty: a login page with status code 200 is not a success.</summary>
    private static async ValueTask<Outcome<object?>> ParseAsync(
        HttpResponseMessage response,
        RequestContext request,
        CancellationToken cancellationToken
    )
    {
        if (response.StatusCode == HttpStatusCode.NoContent && request.Parse is null)
        {
            return default;
        }

        using var content = await BufferedResponseContent
            .ReadAsync(response.Content, BufferedResponseContent.MaxLength, cancellationToken)
            .ConfigureAwait(false);
        if (request.Parse is { } parse)
        {
            return Outcome.FromResult<object?>(ResponseDeserializer.Deserialize(response, content, parse, request));
        }

        ResponseDeserializer.ThrowIfNotEmpty(response, content, request);
        return default;
    }
}
