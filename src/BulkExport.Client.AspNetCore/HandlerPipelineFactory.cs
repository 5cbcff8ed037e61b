using Microsoft.Extensions.Logging;
using Polly;
using Polly.Retry;

namespace BulkExport.Client.AspNetCore;

/// <summary>Creates the resilience pipeline for calls of a handler.</summary>
internal static class HandlerPipelineFactory
{
    private static readonly TimeSpan MaxRetryDelay = TimeSpan.FromMinutes(5);

    /// <summary>Creates the pipeline.</summary>
    /// <param name="options">The options of the endpoint.</param>
    /// <param name="timeProvider">The time provider for delays.</param>
    /// <param name="logger">The logger of the endpoint.</param>
    /// <param name="stopping">The token after whose cancellation a failed call is not retried.</param>
    public static ResiliencePipeline Create(
        BulkExportWebhookOptions options,
        TimeProvider timeProvider,
        ILogger logger,
        CancellationToken stopping
    )
    {
        if (options.MaxRetryAttempts == 0)
        {
            return ResiliencePipeline.Empty;
        }

        var builder = new ResiliencePipelineBuilder { TimeProvider = timeProvider };
        return builder
            .AddRetry(
                new RetryStrategyOptions
                {
                    MaxRetryAttempts = options.MaxRetryAttempts,
                    BackoffType = DelayBackoffType.Exponential,
                    UseJitter = true,
                    Delay = options.RetryDelay,
                    MaxDelay = MaxRetryDelay,
                    ShouldHandle = arguments =>
                        ValueTask.FromResult(arguments.Outcome.Exception is not null && !stopping.IsCancellationRequested),
                    OnRetry = arguments =>
                    {
                        var attempt = arguments.AttemptNumber + 1;
                        logger.HandlerRetrying(arguments.Outcome.Exception, attempt, arguments.RetryDelay.TotalSeconds);
                        return ValueTask.CompletedTask;
                    },
                }
            )
            .Build();
    }
}
