using Microsoft.Extensions.Logging;
using Polly;
using Polly.Retry;
using Polly.Telemetry;
using Polly.Timeout;

namespace BulkExport.Client;

/// <summary>Creates the resilience pipelines for API requests and file downloads.</summary>
internal static class ResiliencePipelineFactory
{
    public const string PipelineName = "BulkExport.Client";
    public const string DownloadPipelineName = "BulkExport.Client.Downloads";

    /// <summary>Creates the pipeline for API requests: a retry strategy and a timeout per attempt.</summary>
    public static ResiliencePipeline<object?> CreateApiPipeline(
        BulkExportClientOptions options,
        TimeBudget timeBudget,
        TimeProvider timeProvider,
        ILoggerFactory loggerFactory,
        string? key
    )
    {
        var logger = loggerFactory.CreateClientLogger(key);
        var builder = ConfigureCommon(new ResiliencePipelineBuilder<object?>(), PipelineName, timeProvider, loggerFactory, key);
        if (options.MaxRetryAttempts > 0)
        {
            builder.AddRetry(
                new RetryStrategyOptions<object?>
                {
                    MaxRetryAttempts = options.MaxRetryAttempts,
                    ShouldHandle = args => ValueTask.FromResult(ShouldRetry(args, timeBudget)),
                    DelayGenerator = static args => ValueTask.FromResult<TimeSpan?>(RequestContext.FromContext(args.Context)!.RetryDelay),
                    OnRetry = args =>
                    {
                        var request = RequestContext.FromContext(args.Context)!;
                        logger.RequestRetrying(
                            request.AttemptCount,
                            request,
                            args.Outcome.Exception!.Message,
                            args.RetryDelay.TotalSeconds
                        );
                        return default;
                    },
                }
            );
        }

        return builder
            .AddTimeout(
                new TimeoutStrategyOptions
                {
                    TimeoutGenerator = args => ValueTask.FromResult(timeBudget.GetAttemptTimeout(RequestContext.FromContext(args.Context))),
                }
            )
            .Build();
    }

    /// <summary>Creates the pipeline for file downloads: a retry strategy without a timeout, because <see cref="ReadTimeoutStream"/> detects stalled
    /// downloads.</summary>
    public static ResiliencePipeline CreateDownloadPipeline(
        BulkExportClientOptions options,
        TimeProvider timeProvider,
        ILoggerFactory loggerFactory,
        string? key
    )
    {
        if (options.MaxRetryAttempts == 0)
        {
            return ResiliencePipeline.Empty;
        }

        var maxDelay = options.TotalRequestTimeout;
        var logger = loggerFactory.CreateClientLogger(key);
        return ConfigureCommon(new ResiliencePipelineBuilder(), DownloadPipelineName, timeProvider, loggerFactory, key)
            .AddRetry(
                new RetryStrategyOptions
                {
                    MaxRetryAttempts = options.MaxRetryAttempts,
                    ShouldHandle = args => ValueTask.FromResult(ShouldRetry(args.Outcome.Exception, maxDelay)),
                    DelayGenerator = static args =>
                        ValueTask.FromResult<TimeSpan?>(
                            RetryBackoff.GetDelay(
                                args.AttemptNumber + 1,
                                ((DownloadAttemptException)args.Outcome.Exception!).RetryAfter,
                                Random.Shared.NextDouble()
                            )
                        ),
                    OnRetry = args =>
                    {
                        var failure = (DownloadAttemptException)args.Outcome.Exception!;
                        logger.DownloadRetrying(
                            args.AttemptNumber + 1,
                            failure.ResourceType,
                            failure.Day,
                            failure.Message,
                            args.RetryDelay.TotalSeconds
                        );
                        return default;
                    },
                }
            )
            .Build();
    }

    /// <summary>Determines whether a download is retried. It is not retried if the file host requests a delay that exceeds the total timeout of an
    /// API request.</summary>
    private static bool ShouldRetry(Exception? exception, TimeSpan maxDelay) =>
        exception is DownloadAttemptException { IsFinal: false } failure
        && !(failure.RetryAfter > maxDelay)
        && !TransientErrorClassifier.IsTlsHandshakeFailure(failure);

    private static bool ShouldRetry(RetryPredicateArguments<object?> args, TimeBudget timeBudget)
    {
        if (args.Outcome.Exception is not { } exception || args.Context.CancellationToken.IsCancellationRequested)
        {
            return false;
        }

        var request = RequestContext.FromContext(args.Context)!;
        return IsRetryable(exception, request.Operation.RetrySafety) && timeBudget.HasTimeFor(request.RetryDelay, request);
    }

    private static bool IsRetryable(Exception exception, RetrySafety retrySafety) =>
        retrySafety == RetrySafety.Idempotent
            ? TransientErrorClassifier.IsTransient(exception)
            : TransientErrorClassifier.WasNotProcessed(exception) && !TransientErrorClassifier.IsTlsHandshakeFailure(exception);

    private static TBuilder ConfigureCommon<TBuilder>(
        TBuilder builder,
        string name,
        TimeProvider timeProvider,
        ILoggerFactory loggerFactory,
        string? key
    )
        where TBuilder : ResiliencePipelineBuilderBase
    {
        builder.Name = name;
        builder.InstanceName = key;
        builder.TimeProvider = timeProvider;
        return builder.ConfigureTelemetry(
            new TelemetryOptions
            {
                LoggerFactory = loggerFactory,
                ResultFormatter = static (_, result) => result?.GetType(), // the value may be sensitive
                SeverityProvider = static _ => ResilienceEventSeverity.Debug, // the client logs retries itself
            }
        );
    }
}
